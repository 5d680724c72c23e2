import { Redis } from 'ioredis';
import { Problem } from '../base/problem.ts';

/** What a Redis says of itself; undefined what it does not tell. */
export interface QueueServer {
  readonly version: string | undefined;
  readonly appendOnly: string | undefined;
  /** What it does when its memory is full. */
  readonly policy: string | undefined;
  readonly now: Date;
}

const patience = 3_000;

/**
 * Asks a Redis what it is. Managed ones keep CONFIG to themselves; INFO says the same.
 * https://redis.io/docs/latest/commands/info
 * @throws Problem `queue-unavailable` after three seconds without an answer
 */
export async function describeQueueServer(url: string): Promise<QueueServer> {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 0,
    retryStrategy: null,
    connectTimeout: patience,
    commandTimeout: patience,
  });
  // The command below is what reports it.
  redis.on('error', () => undefined);
  try {
    const [seconds] = await redis.time();
    const info = await redis.info();
    return {
      version: valueIn(info, 'redis_version'),
      appendOnly: valueIn(info, 'aof_enabled'),
      policy: valueIn(info, 'maxmemory_policy'),
      now: new Date(Number(seconds) * 1_000),
    };
  } catch (error) {
    throw new Problem('queue-unavailable', {}, error);
  } finally {
    redis.disconnect();
  }
}

const valueIn = (info: string, name: string): string | undefined =>
  new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
