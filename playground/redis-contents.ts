import type { Redis } from 'ioredis';

/** A key of Redis with everything that lies under it. */
export interface RedisEntry {
  readonly key: string;
  readonly type: string;
  /** A string's one value, a list's or set's members, a hash's and a sorted set's pairs, a stream's ids and fields. */
  readonly parts: readonly Buffer[];
}

/** Walks every key. Reads by type: a dump would be compressed. */
export async function readRedis(redis: Redis): Promise<RedisEntry[]> {
  const entries: RedisEntry[] = [];
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'COUNT', 500);
    entries.push(...(await Promise.all(keys.map((key) => readKey(redis, key)))));
    cursor = next;
  } while (cursor !== '0');
  return entries;
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
  return { key, type: String(type), parts: flat(content) };
}

/** The bytes of an answer, however nested. */
function flat(answer: unknown): Buffer[] {
  if (Buffer.isBuffer(answer)) return [answer];
  if (Array.isArray(answer)) return answer.flatMap(flat);
  return typeof answer === 'string' || typeof answer === 'number' ? [Buffer.from(String(answer))] : [];
}
