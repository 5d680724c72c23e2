import { Redis } from 'ioredis';
import { readRedis, type RedisEntry } from '../playground/redis-contents.ts';

/** Everything that the Redis at an address holds, keys and values, whatever their kind. */
export async function redisContents(url: string): Promise<Buffer> {
  const redis = new Redis(url);
  try {
    const entries = await readRedis(redis);
    return Buffer.concat(
      entries.flatMap(({ key, parts }) => [Buffer.from(key), ...parts, Buffer.from('\n')]),
    );
  } finally {
    redis.disconnect();
  }
}

/** Keys under which BullMQ keeps jobs that are not over, and each job's own. */
const waiting = /:(wait|paused|active|prioritized|delayed|waiting-children|failed|completed)$/;
const job = /^\{persona\}:[\w-]+:(run_\w+|\d+)$/;

/** The jobs that are left, as the names of their keys. */
export const jobsLeft = (entries: readonly RedisEntry[]): string[] =>
  entries
    .filter(({ key, parts }) => (waiting.test(key) && parts.length > 0) || job.test(key))
    .map(({ key }) => key);

/** What BullMQ keeps of a queue in which nothing waits. */
const resting = /:(events|id|meta|marker|pc|stalled|stalled-check|limiter)$/;

/** The keys of Persona that are neither a job nor what an empty queue leaves. */
export const keysLeft = (entries: readonly RedisEntry[]): string[] =>
  entries.map(({ key }) => key).filter((key) => key.startsWith('{persona}:') && !resting.test(key));
