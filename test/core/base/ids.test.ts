import { expect, test } from 'vitest';
import { accountId, idFrom, newId, runId } from '../../../core/base/ids.ts';

test('a new id carries its kind, is no other, and is taken for no other kind', () => {
  const ids = Array.from({ length: 1_000 }, () => newId('run'));
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids.slice(0, 10)) {
    expect(runId.parse(id)).toBe(id);
    expect(accountId.safeParse(id).success).toBe(false);
  }
});

test('an id can follow from something else, up to 64 characters', () => {
  expect(idFrom('run', 'a')).toBe('run_a');
  expect(idFrom('run', 'a'.repeat(60))).toHaveLength(64);
  expect(() => idFrom('run', 'a'.repeat(61))).toThrow();
});
