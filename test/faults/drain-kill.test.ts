import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { spawnEmbeddedStore } from '../../playground/mongo/spawn.ts';
import { stateOf } from '../../playground/watch-run.ts';
import { answersIn } from './answers.ts';
import { findViolations } from './invariants.ts';
import { type FaultRun, isFullRun, testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

/** After so many deaths the workers live: on a slow machine starting them takes all the time there is. */
const { runs, pause, kills } = isFullRun()
  ? { runs: 1_000, pause: 5_000, kills: 40 }
  : { runs: 40, pause: 500, kills: 2 };
const patience = 300_000;

/** Several people, so that nobody waits behind themselves only. */
const people = ['Ada', 'Bob', 'Cid', 'Dee'];

let stage: Stage;

describe('a queue is drained', () => {
  beforeAll(async () => {
    stage = await openStage({
      startStore: spawnEmbeddedStore,
      workers: false,
      set: { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500' },
    });
    for (const name of people) {
      await stage.load.ask(stage.discord, name);
      await stage.load.ask(stage.slack, name);
    }
  }, 60_000);
  afterAll(() => stage[Symbol.asyncDispose]());

  testFault(
    'F11',
    `${String(runs)} runs, two workers, one killed every ${String(pause)} ms: each ends once`,
    async (run) => {
      const { load } = stage;
      const over = new AbortController();
      const killing = killInTurn(run, over.signal);
      killing.catch(() => undefined);
      for (let asked = 0; asked < runs; asked += 2 * people.length) {
        await Promise.all(
          people.flatMap((name) => [load.ask(stage.discord, name), load.ask(stage.slack, name)]),
        );
      }
      const violations = await findViolations(stage, patience);
      over.abort();
      await killing;
      expect(violations).toEqual({});
      const ends = answersIn(load.messages()).map(stateOf);
      // A run that three deaths have met is given up and says so: that is rare.
      expect(ends.filter((state) => state !== 'done').length).toBeLessThanOrEqual(ends.length / 20);
    },
    { timeout: patience + 120_000 },
  );
});

async function killInTurn({ random }: FaultRun, over: AbortSignal): Promise<void> {
  const workers = await Promise.all([1, 2].map(() => stage.spawn('workers')));
  for (
    let kill = 0;
    kill < kills && (await sleep(pause, true, { signal: over }).catch(() => false));
    kill += 1
  ) {
    const at = random.whole(0, 1);
    await workers[at]?.kill();
    workers[at] = await stage.spawn('workers');
  }
  if (!over.aborted) await once(over, 'abort');
  await Promise.all(workers.map((worker) => worker.kill()));
}
