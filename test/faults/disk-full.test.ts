import { Redis } from 'ioredis';
import { expect, test, vi } from 'vitest';
import { spawnEmbeddedStore } from '../../playground/mongo/spawn.ts';
import { startRedis } from '../../playground/redis.ts';
import { stateOf } from '../../playground/watch-run.ts';
import { answersIn, watchAnswers } from './answers.ts';
import { findLastViolations, findViolations } from './invariants.ts';
import type { Ask } from './load.ts';
import { type FaultRun, isFullRun, testFault } from './repeat.ts';
import { mountSmallDisk, whyNoSmallDisk } from './small-disk.ts';
import { openStage, type Stage } from './stage.ts';

const times = isFullRun() ? {} : { PERSONA_JOB_LOCK: '1000', WORKER_SWEEP: '500' };
const missing = whyNoSmallDisk();

/** What one request may need more than what the servers' files have free inside. */
const mostAsks = 30;

const hasFailed = ({ load }: Stage): boolean =>
  answersIn(load.messages()).some((message) => stateOf(message) === 'failed');

async function askBoth({ load, discord, slack }: Stage): Promise<Ask[]> {
  return Promise.all([load.ask(discord, 'Ada'), load.ask(slack, 'Ada')]);
}

async function storeFull({ random, recovered }: FaultRun): Promise<void> {
  using disk = mountSmallDisk(random.whole(12, 16));
  await using store = await spawnEmbeddedStore(disk.folder);
  await using stage = await openStage({
    set: times,
    reach: (servers) => Promise.resolve({ ...servers, MONGODB_URI: store.uri }),
  });
  await askBoth(stage);
  expect(await findViolations(stage)).toEqual({});
  disk.fill();
  for (let asks = 0; asks < mostAsks && !hasFailed(stage); asks += 1) {
    const { person } = await stage.load.ask(stage[random.one(['discord', 'slack'] as const)], 'Ada');
    await person.see((message) => ['done', 'failed'].includes(stateOf(message) ?? ''));
  }
  expect(hasFailed(stage)).toBe(true);
  disk.free();
  const freed = Date.now();
  expect(await findViolations(stage, 40_000)).toEqual({});
  recovered(Date.now() - freed);
  const since = watchAnswers(stage.load);
  await askBoth(stage);
  expect(await findLastViolations(stage, 40_000)).toEqual({});
  expect(since().map(stateOf)).toEqual(['done', 'done']);
}

/** Redis answers that its disk is full once it has tried to append something. */
async function untilRefused(url: string): Promise<void> {
  const redis = new Redis(url);
  await vi.waitUntil(
    () =>
      redis.set('filler', Buffer.alloc(4_096)).then(
        () => false,
        (error: unknown) => String(error).includes('MISCONF'),
      ),
    { timeout: 10_000 },
  );
  redis.disconnect();
}

async function redisFull({ recovered }: FaultRun): Promise<void> {
  using disk = mountSmallDisk(8);
  await using redis = await startRedis({ folder: disk.folder });
  await using stage = await openStage({
    set: times,
    reach: (servers) => Promise.resolve({ ...servers, REDIS_URL: redis.url }),
  });
  await askBoth(stage);
  expect(await findViolations(stage)).toEqual({});
  disk.fill();
  await untilRefused(redis.url);
  const asks = await askBoth(stage);
  // Their records are written, and that is what they are told.
  for (const { person } of asks)
    await person.see((message) => stateOf(message) === 'queued' || stateOf(message) === 'done');
  disk.free();
  const freed = Date.now();
  expect(await findLastViolations(stage, 60_000)).toEqual({});
  recovered(Date.now() - freed);
  expect(answersIn(stage.load.messages()).map(stateOf)).toEqual(['done', 'done', 'done', 'done']);
}

const cases = {
  'the disk of the store is full: a clear error, no half record, and on when there is room': storeFull,
  'the disk of Redis is full: nothing is lost': redisFull,
};

for (const [name, tryFull] of Object.entries(cases))
  if (missing === undefined) testFault('F8', name, tryFull, { timeout: 120_000 });
  else test.skip(`${name} (${missing})`, () => undefined);
