import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defaultOf, groups } from '../../docs/generate/env-example.ts';
import { pages } from '../../docs/generate/pages.ts';

test.each(Object.entries(pages))('%s is what `npm run generate` writes', async (path, write) => {
  expect(readFileSync(path, 'utf8')).toBe(await write());
});

const variables = groups.flatMap(({ settings }) => Object.entries(settings.shape));

test('no two parts of the configuration share a variable', () => {
  const names = variables.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each(variables)('the printed default of %s is the one that is used', (name, schema) => {
  const printed = defaultOf(name, schema);
  // An empty variable means "not set", so an empty default is the absence of one.
  const given = printed === '' ? undefined : printed;
  const used = schema.safeParse(undefined);
  expect(schema.safeParse(given)).toEqual(used);
  // Nothing but secrets and addresses of one's own has to be written.
  if (!used.success) expect(name).toMatch(/^(MONGODB_URI|REDIS_URL|PERSONA_\w+_KEYS|\w+_KEY|DISCORD_\w+)$/);
});

test('a default that nobody could write is refused', () => {
  expect(() => defaultOf('AMOUNTS', z.array(z.number()).default([1]))).toThrow('AMOUNTS');
});
