import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { Redis } from 'ioredis';
import { stateOf } from '../../playground/watch-run.ts';
import { answersIn } from './answers.ts';
import { askAtRandom, gather } from './crowd.ts';
import { findLastViolations } from './invariants.ts';
import { isFullRun, testFault } from './repeat.ts';
import { openStage, type Stage } from './stage.ts';

const times = isFullRun() ? {} : { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500' };
const watching = 'GET /:owner/:application/requests/:request/status/stream';

/** How long the people go on asking. */
const load = isFullRun() ? { count: 12, milliseconds: 300 } : { count: 4, milliseconds: 100 };

/** A way to lose Redis under load. Resolves when it is there again. */
type Loss = (stage: Stage) => Promise<void>;

const killed: Loss = async ({ servers }) => {
  await servers.redis.kill();
  await servers.redis.startAgain();
};

/** As after a loss of power: what was appended since the last sync is gone. */
const lastSecondLost: Loss = async ({ servers }) => {
  const before = servers.redis.keepFiles();
  await sleep(1_000);
  await servers.redis.kill();
  await before.startAgain();
};

const emptied: Loss = async ({ environment }) => {
  const redis = new Redis(environment['REDIS_URL'] ?? '');
  await redis.flushall();
  redis.disconnect();
};

describe('Redis under load', () => {
  for (const [name, lose] of Object.entries({ killed, 'its last second lost': lastSecondLost, emptied }))
    testFault('F2', `${name}: nothing is lost`, async ({ random, recovered }) => {
      await using stage = await openStage({ set: times });
      await gather(stage);
      const asking = askAtRandom(stage, random, load);
      await sleep(random.whole(0, load.count * load.milliseconds));
      await lose(stage);
      await asking;
      const last = Date.now();
      expect(await findLastViolations(stage, 40_000)).toEqual({});
      recovered(Date.now() - last);
      expect(new Set(answersIn(stage.load.messages()).map(stateOf))).toEqual(new Set(['done']));
    });
});

testFault('F2', 'Redis dies with runs that wait in it, and comes back empty', async ({ recovered }) => {
  await using stage = await openStage({ workers: false, set: times });
  const { servers, discord, slack } = stage;
  const before = await stage.load.ask(discord, 'Ada');
  await before.person.see((message) => stateOf(message) === 'queued');
  await stage.load.ask(slack, 'Ada');
  await servers.redis.kill();
  // Somebody asks while it is away: the record is written all the same.
  await stage.load.ask(discord, 'Ada');
  await servers.redis.startEmpty();
  await stage.spawn('workers');
  const last = Date.now();
  expect(await findLastViolations(stage, 40_000)).toEqual({});
  recovered(Date.now() - last);
  expect(answersIn(stage.load.messages()).map(stateOf)).toEqual(['done', 'done', 'done']);
});

testFault('F2', 'Redis dies under a run in hand, and comes back empty: the run ends once', async () => {
  await using stage = await openStage({ set: times });
  const { servers, discord, fal } = stage;
  const hold = fal.faults.hold(watching);
  await stage.load.ask(discord, 'Ada');
  await hold.arrived;
  await servers.redis.kill();
  await servers.redis.startEmpty();
  hold.release();
  expect(await findLastViolations(stage, 40_000)).toEqual({});
  expect(fal.jobs).toHaveLength(1);
});
