import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { entriesBelow } from './sources.ts';

/** Names that say where something was put, and not what it is. */
const empty = /(^|[-.])(utils?|helpers?|commons?|misc|managers?|services?)([-.]|$)/i;

test('no file or folder is named after nothing', () => {
  expect(entriesBelow().filter((path) => empty.test(basename(path)))).toEqual([]);
});

test.each(['utils.ts', 'test-helpers.ts', 'common', 'character-service.ts', 'misc.test.ts', 'Manager.ts'])(
  '%s would be found',
  (name) => {
    expect(name).toMatch(empty);
  },
);
