import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSmokeSteps, writeSmokeReport } from '../../playground/smoke-script.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'persona-smoke-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const document = readFileSync(join(root, 'docs/smoke.md'), 'utf8');

async function answer(typed: string, ...options: string[]) {
  const out = join(folder, `${options.length}-${typed.length}.md`);
  const words = ['--import', 'tsx', 'playground/smoke.ts', '--out', out, ...options];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(typed);
  const [code] = (await once(child, 'exit')) as [number];
  return { code, report: readFileSync(out, 'utf8') };
}

test('every step of the document says what to do and what is to be seen', () => {
  const steps = readSmokeSteps(document);
  expect(steps.length).toBe(document.match(/^### /gm)?.length);
  for (const step of steps) {
    expect(step.instructions, step.id).not.toBe('');
    expect(step.expected, step.id).not.toBe('');
  }
});

test('every step that the list of guesses names is in the document', () => {
  const list = readFileSync(join(root, 'docs/unverified.md'), 'utf8');
  const named = [...list.matchAll(/\| ([DSC]\d+) \|$/gm)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(20);
  expect(readSmokeSteps(document).map(({ id }) => id)).toEqual(expect.arrayContaining(named));
});

test('refuses a step without anything to be seen, and a number that stands twice', () => {
  expect(() => readSmokeSteps('### D1. Start\n\nDo it.\n')).toThrow('step D1 does not say');
  const one = '### D1. Start\n\nDo it.\n\nSee: it.\n';
  expect(() => readSmokeSteps(one + one)).toThrow('step D1 stands twice');
});

test('a remark cannot break the table', () => {
  const [step] = readSmokeSteps(document);
  if (!step) throw new Error('no step');
  const report = writeSmokeReport([{ step, verdict: 'not seen', remark: 'a | b\nc \\' }], new Date(0));
  expect(report).toContain('| not seen | a \\| b c \\\\ |');
  expect(report).toContain('1970-01-01 00:00 UTC: 0 seen, 1 not seen, 0 skipped.');
});

test('asks, notes what was seen instead, and counts what nobody answered as skipped', async () => {
  const { code, report } = await answer('y\nwhat?\nn\na grey box\ns\nq\n', '--only', 'S');
  expect(code).toBe(1);
  expect(report).toContain('1 seen, 1 not seen, 8 skipped.');
  expect(report).toContain('| S2 | The late card in Discord | not seen | a grey box |');
  expect(report).not.toContain('| D1 |');
});

test('ends well where nothing was missing, also without a person', async () => {
  expect(await answer('y\ny\n')).toMatchObject({
    code: 0,
    report: expect.stringContaining('2 seen, 0 not') as string,
  });
});
