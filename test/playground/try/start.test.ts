import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { explainStart, openStack } from '../../../playground/stack.ts';
import { startEmbeddedStore } from '../../../playground/mongo/server.ts';
import { temporaryFolder } from '../mongo/open-store.ts';

const folder = temporaryFolder();
const file = join(folder.path, 'a file');
writeFileSync(file, '');
afterAll(() => {
  folder[Symbol.dispose]();
});

/** What somebody is told of a start that fails. */
async function linesOf(
  given: Readonly<Record<string, string>>,
  data = folder.path,
): Promise<readonly string[]> {
  try {
    await using stack = await openStack({ folder: data, given });
    return [`started with ${stack.discord.url}`];
  } catch (error) {
    return explainStart(error);
  }
}

const providers = { OPENAI_API_KEY: 'sk-x', FAL_KEY: 'x' };

it.each([
  [
    'a Redis that does not answer',
    { REDIS_URL: 'redis://127.0.0.1:1' },
    /^REDIS_URL: no Redis answers there/,
  ],
  [
    'a MongoDB that does not answer',
    { MONGODB_URI: 'mongodb://127.0.0.1:1/x' },
    /^MONGODB_URI: no MongoDB answers/,
  ],
  ['an address of no Redis', { REDIS_URL: 'http://127.0.0.1' }, /^REDIS_URL: must start with redis:/],
  ['an unknown level of the log', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL: /],
  [
    'a provider’s address that is none',
    { ...providers, OPENAI_BASE_URL: 'nowhere' },
    /^OPENAI_BASE_URL: must be/,
  ],
])('%s: one line names the variable', async (_what, given, saying) => {
  expect(await linesOf(given)).toEqual([expect.stringMatching(saying)]);
});

it('a folder that cannot be used: one line says which setting', async () => {
  expect(await linesOf({}, join(file, 'data'))).toEqual([
    expect.stringMatching(/Set PERSONA_DATA to a folder/),
  ]);
});

it('a folder that another one works in: one line says so', async () => {
  const data = join(folder.path, 'busy');
  await using first = await startEmbeddedStore({ folder: join(data, 'mongo') });
  expect(first.port).toBeGreaterThan(0);
  expect(await linesOf({}, data)).toEqual([expect.stringMatching(/in use by process \d+/)]);
});
