import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostAttempts } from '../../core/jobs/run.ts';
import { Closing } from '../../playground/kit/closing.ts';
import { type Harm, harms, markOf } from './breaking-worker/breaking-writer.ts';
import { type HeldRun, readHoldings } from './holdings.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import type { Ask } from './load.ts';
import { isFullRun, testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';
import { bundled, Supervised } from './supervised.ts';

const others = isFullRun() ? 1_000 : 20;
const times = isFullRun()
  ? { PERSONA_JOB_LOCK: '5000', WORKER_SWEEP: '1000', BREAKING_BLOCK: '60000' }
  : { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500', BREAKING_BLOCK: '2000' };
/** To eat all memory three times takes seconds of computing: not in `npm test`. */
const tried: readonly Harm[] = isFullRun() ? harms : ['throw', 'exit', 'block'];
const patience = isFullRun() ? 300_000 : 60_000;

const closing = new Closing();
let stage: Stage;
let workers: readonly Supervised[];
beforeAll(async () => {
  stage = closing.use(await openStage({ workers: false, set: times }));
  const program = await bundled('test/faults/breaking-worker/main.ts');
  closing.defer(() => {
    program[Symbol.dispose]();
    return Promise.resolve();
  });
  // As much memory as a container would be given, so that a gibibyte is too much.
  const options = {
    environment: { ...stage.environment, ...times },
    nodeOptions: ['--max-old-space-size=160'],
  };
  workers = await Promise.all([1, 2].map(() => Supervised.start(stage, program.path, options)));
  for (const worker of workers) closing.use(worker);
  await stage.load.ask(stage.discord, 'Ada');
  await stage.load.ask(stage.slack, 'Ada');
  expect(await findViolations(stage)).toEqual({});
}, 60_000);
afterAll(() => closing[Symbol.asyncDispose]());

const toEnd = ({ row: { state, attempts, problem } }: HeldRun) => ({ state, attempts, problem });

async function runsOf(asks: readonly Ask[]): Promise<HeldRun[]> {
  const { runs } = await readHoldings(stage.core);
  return runs.filter(({ prompt }) => asks.some(({ word }) => prompt.includes(word)));
}

testFault(
  'F9',
  `${tried.join(', ')}: three tries each, one apology, all others finish`,
  async ({ random }) => {
    const { load } = stage;
    const before = load.asks.length;
    const wanted = random.shuffled([...tried.map(markOf), ...Array.from({ length: others }, () => '')]);
    const chats = [stage.discord, stage.slack] as const;
    for (let start = 0; start < wanted.length; start += 6) {
      const batch = wanted.slice(start, start + 6);
      await Promise.all(
        batch.map((also, index) => load.ask(chats[index % 2] ?? stage.discord, 'Ada', { also })),
      );
    }
    expect(await findViolations(stage, patience)).toEqual({});
    const runs = await runsOf(load.asks.slice(before));
    const ofHarm = (harm: Harm) => runs.filter(({ prompt }) => prompt.includes(markOf(harm))).map(toEnd);
    const harmless = runs.filter(({ prompt }) => !harms.some((harm) => prompt.includes(markOf(harm))));
    expect(harmless.map(toEnd).filter(({ state }) => state !== 'done')).toEqual([]);
    const givenUp = { state: 'failed', attempts: mostAttempts };
    expect(ofHarm('throw')).toEqual([{ ...givenUp, problem: 'internal' }]);
    for (const harm of tried.filter((one) => one === 'exit' || one === 'eat'))
      expect(ofHarm(harm)).toEqual([{ ...givenUp, problem: 'too-many-attempts' }]);
    // Who blocks and wakes before another has taken the run goes on with it.
    expect(ofHarm('block')[0]?.attempts).toBeLessThanOrEqual(mostAttempts);
  },
  { timeout: patience + 60_000 },
);

test('shredded keys open nothing', async () => {
  expect(await findLastViolations(stage)).toEqual({});
});
