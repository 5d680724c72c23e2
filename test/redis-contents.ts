import { Redis } from 'ioredis';

/** A key of Redis with everything that lies under it. */
export interface RedisEntry {
  readonly key: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Walks every key. Reads by type: a dump would be compressed. */
export async function readRedis(redis: Redis): Promise<RedisEntry[]> {
  const entries: RedisEntry[] = [];
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'COUNT', 500);
    for (const key of keys) entries.push(await readKey(redis, key));
    cursor = next;
  } while (cursor !== '0');
  return entries;
}

/** Everything that the Redis at an address holds, keys and values, whatever their kind. */
export async function redisContents(url: string): Promise<Buffer> {
  const redis = new Redis(url);
  try {
    const entries = await readRedis(redis);
    return Buffer.concat(
      entries.flatMap(({ key, content }) => [Buffer.from(key), content, Buffer.from('\n')]),
    );
  } finally {
    redis.disconnect();
  }
}

/** Reads a key by its type, in one step: it may become another between two. */
const readScript = `
  local kind = redis.call('TYPE', KEYS[1]).ok
  local read = {
    string = {'GET'}, hash = {'HGETALL'}, list = {'LRANGE', '0', '-1'}, set = {'SMEMBERS'},
    zset = {'ZRANGE', '0', '-1', 'WITHSCORES'}, stream = {'XRANGE', '-', '+'},
  }
  if kind == 'none' then return {kind} end
  local command = read[kind]
  return {kind, redis.call(command[1], KEYS[1], unpack(command, 2))}`;

async function readKey(redis: Redis, key: string): Promise<RedisEntry> {
  const [type, content] = (await redis.callBuffer('EVAL', readScript, '1', key)) as unknown[];
  return { key, type: String(type), content: Buffer.concat(flat(content)) };
}

/** The bytes of an answer, however nested. */
function flat(answer: unknown): Buffer[] {
  if (Buffer.isBuffer(answer)) return [answer];
  if (Array.isArray(answer)) return answer.flatMap(flat);
  return typeof answer === 'string' || typeof answer === 'number' ? [Buffer.from(String(answer))] : [];
}

/** Keys under which BullMQ keeps jobs that are not over, and each job's own. */
const waiting = /:(wait|paused|active|prioritized|delayed|waiting-children|failed|completed)$/;
const job = /^\{persona\}:[\w-]+:(run_\w+|\d+)$/;

/** The jobs that are left, as the names of their keys. */
export const jobsLeft = (entries: readonly RedisEntry[]): string[] =>
  entries
    .filter(({ key, content }) => (waiting.test(key) && content.length > 0) || job.test(key))
    .map(({ key }) => key);
