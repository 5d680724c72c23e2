import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { newId } from '../core/base/ids.ts';
import { openQueues } from '../core/jobs/queues.ts';
import { Closing } from '../playground/kit/closing.ts';
import { startRedis } from '../playground/redis.ts';
import { atMost, type Benchmark } from './kit/benchmark.ts';
import { measureRounds, pairsOf } from './kit/pairs.ts';
import { makeScratch } from './kit/scratch.ts';

const waitingRuns = 5_000;

export const queueMemory: Benchmark = {
  name: 'queue-memory',
  ours: 'what Redis holds more per run that waits on our queue, by its own count of used memory',
  partner: 'the same for BullMQ’s Queue.add of an id of the same length',
  async run(scale) {
    await using closing = new Closing();
    const { url } = closing.use(await startRedis({ folder: makeScratch(closing) }));
    const redis = new Redis(url);
    closing.defer(async () => {
      await redis.quit();
    });
    const count = scale.of(waitingRuns);
    const rounds = await measureRounds(
      scale.pairs,
      () => bytesEach(redis, count, () => waitOnOurs(url, count)),
      () => bytesEach(redis, count, () => waitOnBare(url, count)),
    );
    return [{ name: 'queue-memory', unit: 'bytes', pairs: pairsOf(rounds, Number), target: atMost(1.3) }];
  },
};

async function waitOnOurs(url: string, count: number): Promise<void> {
  await using queues = openQueues({ url, lock: 5_000 });
  for (let turn = 1; turn <= count; turn += 1) await queues.addRun(newId('run'), turn);
}

async function waitOnBare(url: string, count: number): Promise<void> {
  const queue = new Queue('runs', { connection: { url }, prefix: '{persona}' });
  for (let added = 0; added < count; added += 1) await queue.add('run', { run: `run_${randomUUID()}` });
  await queue.close();
}

/** Bytes per item that Redis holds after `fill`, in an empty Redis. */
async function bytesEach(redis: Redis, count: number, fill: () => Promise<void>): Promise<number> {
  await redis.flushall();
  const before = await usedMemory(redis);
  await fill();
  return ((await usedMemory(redis)) - before) / count;
}

async function usedMemory(redis: Redis): Promise<number> {
  const found = /^used_memory:(\d+)/m.exec(await redis.info('memory'));
  if (!found) throw new Error('Redis does not say how much memory it uses');
  return Number(found[1]);
}
