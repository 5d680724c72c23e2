import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import type { SpawnedProgram } from '../../playground/spawn-program.ts';
import { answersIn } from './answers.ts';
import { readHoldings } from './holdings.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import type { Ask } from './load.ts';
import { points } from './points.ts';
import { randomOf } from './random.ts';
import { isFullRun, seedsOf, testSeed } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

/** In full, locks and sweeps take as long as in use: how long a recovery takes depends on them. */
const times = isFullRun() ? {} : { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500' };

/** In which order the points come, and on which platform. */
function planOf(seed: number): { point: (typeof points)[number]; platform: 'discord' | 'slack' }[] {
  const random = randomOf(seed);
  return random
    .shuffled(points)
    .map((point) => ({ point, platform: random.one(['discord', 'slack'] as const) }));
}

/** The run of a request. */
async function runOf({ core }: Stage, { word }: Ask): Promise<string> {
  const { runs } = await readHoldings(core);
  const run = runs.find(({ prompt }) => prompt.includes(word));
  if (!run) throw new Error(`no run of ${word}`);
  return run.row._id;
}

/** Who has a run in hand, by its own log. */
const holderOf = ({ programs }: Stage, run: string): Promise<SpawnedProgram> =>
  vi.waitUntil(
    () =>
      programs.find(({ lines }) =>
        lines.some((line) => line.includes('"event":"run-claimed"') && line.includes(run)),
      ),
    { timeout: 5_000 },
  );

/** Resolves when every request has its final message. */
const untilAnswered = ({ load }: Stage): Promise<unknown> =>
  vi.waitUntil(() => answersIn(load.messages()).length === load.asks.length, {
    timeout: 30_000,
    interval: 20,
  });

describe.each(seedsOf('F1').map((seed) => ({ seed })))('workers die, one after another', ({ seed }) => {
  let stage: Stage;
  /** Workers on their way. */
  let coming: Promise<unknown>;

  beforeAll(async () => {
    stage = await openStage({ workers: false, set: { ...times, WORKER_CONCURRENCY: '1' } });
    coming = Promise.all([1, 2, 3].map(() => stage.spawn('workers')));
    await coming;
    await stage.load.ask(stage.discord, 'Ada');
    await stage.load.ask(stage.slack, 'Ada');
    expect(await findViolations(stage)).toEqual({});
  }, 120_000);
  afterAll(async () => {
    await coming;
    await stage[Symbol.asyncDispose]();
  });

  for (const { point, platform } of planOf(seed)) {
    testSeed('F1', seed, `a worker dies at: ${point.name}`, async ({ recovered }) => {
      // In full, what is measured is how the others take over, not how fast a program starts.
      if (isFullRun()) await coming;
      const standing = point.hold(stage);
      const ask = await stage.load.ask(stage[platform], 'Ada');
      await standing.arrived;
      const run = await runOf(stage, ask);
      await (await holderOf(stage, run)).kill();
      const died = Date.now();
      standing.release();
      coming = Promise.all([coming, stage.spawn('workers')]);
      await untilAnswered(stage);
      recovered(Date.now() - died);
      expect(await findViolations(stage)).toEqual({});
      const { runs } = await readHoldings(stage.core);
      expect(runs.find(({ row }) => row._id === run)?.row).toMatchObject({ state: 'done', problem: null });
    });
  }

  testSeed('F1', seed, 'a death costs at most one more call; and shredded keys open nothing', async () => {
    const { runs } = await readHoldings(stage.core);
    const calls = runs.flatMap(({ row }) => [row.writing.calls, row.painting.calls]);
    expect(Math.max(...calls)).toBe(2);
    expect(await findLastViolations(stage)).toEqual({});
  });
});
