import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../mongo/open-store.ts';
import { runTry } from './run-try.ts';

const folder = temporaryFolder();
const file = join(folder.path, 'a file');
const empty = join(folder.path, 'empty');
writeFileSync(file, '');
mkdirSync(empty);
afterAll(() => {
  folder[Symbol.dispose]();
});

const prompt = 'a shy lighthouse keeper';

it.each([
  ['no prompt', [], {}, /^There is no prompt\. Usage/],
  ['a folder that cannot be made', [prompt, '--out', join(file, 'x')], {}, /cannot be written to.*--out/],
  ['a trace that cannot be written', [prompt, '--har', join(file, 'x')], {}, /cannot be written.*--har/],
  [
    'no Redis on the machine',
    [prompt],
    { PATH: empty, REDIS_URL: '' },
    /^redis-server is not installed: apt-get/,
  ],
])('%s: one line on standard error, nothing else, exit 1', async (_what, words, environment, saying) => {
  const { code, stdout, stderr } = await runTry(words, environment);
  expect(stderr).toMatch(saying);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect([code, stdout]).toEqual([1, '']);
});

it('a prompt that is refused: one line says which rule, exit 1', async () => {
  const { code, stderr, stdout } = await runTry(['a scene [[violence/graphic]]', '--json', '--out', empty]);
  expect(code).toBe(1);
  expect(stderr).toContain('violence/graphic');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines.at(-1)).toEqual({ state: 'failed' });
});
