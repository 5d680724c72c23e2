import { expect, test } from 'vitest';
import { commands } from '../../../bots/commands/index.ts';
import { toRegistration } from '../../../bots/discord/commands.ts';
import { covers } from '../../../bots/discord/covers.ts';

const registration = toRegistration(commands);

/** As Discord gives it back: with members of its own, without those that say nothing. */
const asAnswered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asAnswered);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, one]) => one !== false && one !== undefined);
  return {
    id: '1',
    version: '2',
    ...Object.fromEntries(members.map(([name, one]) => [name, asAnswered(one)])),
  };
};

test('what Discord answers covers what was registered', () => {
  expect(covers(asAnswered(registration), registration)).toBe(true);
});

test('a command, an option or a word that differs is seen', () => {
  const [first, ...others] = registration;
  expect(covers(asAnswered(others), registration)).toBe(false);
  expect(covers(asAnswered(registration), [{ ...first, description: 'other' }, ...others])).toBe(false);
  expect(covers(asAnswered([{ ...first, options: [] }, ...others]), registration)).toBe(false);
  expect(covers(asAnswered(registration), [{ ...first, options: [] }, ...others])).toBe(false);
  expect(covers('something else', registration)).toBe(false);
});
