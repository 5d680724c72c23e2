import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { addresses, runs } from '../../core/jobs/records.ts';
import { isOver } from '../../core/jobs/run.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { answersIn } from './answers.ts';
import { readRedis, type RedisEntry } from '../../playground/redis-contents.ts';
import { jobsLeft } from '../redis-contents.ts';
import type { Stage } from './stage.ts';

/** What still goes on; empty when everything is over that was asked for. */
async function unfinished({ core, load, environment }: Stage): Promise<string[]> {
  const open = (await rowsOf(core.store, runs).find({})).filter(
    ({ state, settledAt }) => !isOver(state) || !settledAt,
  );
  const behind = await rowsOf(core.store, addresses).find({ final: false, state: { $ne: 'gone' } });
  const answers = answersIn(load.messages()).length;
  const expected = load.asks.length - load.unreachable.size;
  const entries = await redisOf(environment['REDIS_URL'] ?? '');
  return [
    ...open.map(({ _id, state }) => `${_id} is ${state}`),
    ...behind.map(({ run, state }) => `the message of ${run} is ${state}`),
    ...jobsLeft(entries),
    ...(answers < expected ? [`${expected} requests, ${answers} answers`] : []),
    ...load
      .messages()
      .filter(({ pending }) => pending)
      .map(({ id }) => `message ${id} is pending`),
  ];
}

/**
 * Waits until nothing goes on any more. Gives what still does when the time is over: the invariants then say what is
 * wrong with it.
 */
export async function untilQuiet(stage: Stage, milliseconds = 20_000): Promise<string[]> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const left = await unfinished(stage).catch(notYet);
    if (left.length === 0 || Date.now() > end) return left;
    await sleep(100);
  }
}

/** A store that has just come back is not found at once; one that never is fails what reads it next. */
const notYet = (error: unknown): string[] => [`the store does not answer: ${String(error)}`];

/** Everything that lies in Redis. */
export async function redisOf(url: string): Promise<RedisEntry[]> {
  const redis = new Redis(url);
  try {
    return await readRedis(redis);
  } finally {
    redis.disconnect();
  }
}
