import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SpawnedProgram } from '../../playground/spawn-program.ts';
import { readHoldings } from './holdings.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import type { Ask } from './load.ts';
import { points } from './points.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
/** Workers on their way. */
let coming: Promise<unknown>;

beforeAll(async () => {
  const set = { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500', WORKER_CONCURRENCY: '1' };
  stage = await openStage({ workers: false, set });
  coming = Promise.all([1, 2, 3].map(() => stage.spawn('workers')));
  await coming;
  await stage.load.ask(stage.discord, 'Ada');
  await stage.load.ask(stage.slack, 'Ada');
  expect(await findViolations(stage)).toEqual({});
}, 60_000);
afterAll(async () => {
  await coming;
  await stage[Symbol.asyncDispose]();
});

/** The run of a request. */
async function runOf({ word }: Ask): Promise<string> {
  const { runs } = await readHoldings(stage.core);
  const run = runs.find(({ prompt }) => prompt.includes(word));
  if (!run) throw new Error(`no run of ${word}`);
  return run.row._id;
}

/** Who has a run in hand, by its own log. */
const holderOf = (run: string): Promise<SpawnedProgram> =>
  vi.waitUntil(
    () =>
      stage.programs.find(({ lines }) =>
        lines.some((line) => line.includes('"event":"run-claimed"') && line.includes(run)),
      ),
    { timeout: 5_000 },
  );

test.each(points.map((point, index) => ({ point, chat: (['discord', 'slack'] as const)[index % 2] })))(
  'a worker dies at: $point.name',
  async ({ point, chat = 'discord' }) => {
    const standing = point.hold(stage);
    const ask = await stage.load.ask(stage[chat], 'Ada');
    await standing.arrived;
    const run = await runOf(ask);
    await (await holderOf(run)).kill();
    standing.release();
    coming = Promise.all([coming, stage.spawn('workers')]);
    expect(await findViolations(stage)).toEqual({});
    const { runs } = await readHoldings(stage.core);
    expect(runs.find(({ row }) => row._id === run)?.row).toMatchObject({ state: 'done', problem: null });
  },
  40_000,
);

test('a death costs at most one more call of each step; and shredded keys open nothing', async () => {
  const { runs } = await readHoldings(stage.core);
  const calls = runs.flatMap(({ row }) => [row.writing.calls, row.painting.calls]);
  expect(Math.max(...calls)).toBe(2);
  expect(await findLastViolations(stage)).toEqual({});
});
