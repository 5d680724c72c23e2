import { Redis } from 'ioredis';

/** Everything that a Redis holds, keys and values, whatever their kind. */
export async function redisContents(url: string): Promise<Buffer> {
  const redis = new Redis(url);
  try {
    const found: Buffer[] = [];
    for (const key of await redis.keys('*')) found.push(Buffer.from(key), ...(await valuesOf(redis, key)));
    return Buffer.concat(found.flatMap((part) => [part, Buffer.from('\n')]));
  } finally {
    redis.disconnect();
  }
}

async function valuesOf(redis: Redis, key: string): Promise<Buffer[]> {
  const kind = await redis.type(key);
  switch (kind) {
    case 'none':
      return [];
    case 'string':
      return [(await redis.getBuffer(key)) ?? Buffer.alloc(0)];
    case 'hash':
      return Object.entries(await redis.hgetallBuffer(key)).flatMap(([name, value]) => [
        Buffer.from(name),
        value,
      ]);
    case 'list':
      return redis.lrangeBuffer(key, 0, -1);
    case 'set':
      return redis.smembersBuffer(key);
    case 'zset':
      return redis.zrangeBuffer(key, '0', '-1');
    case 'stream': {
      const entries = await redis.xrangeBuffer(key, '-', '+');
      return entries.flatMap(([id, fields]) => [id, ...fields]);
    }
    default:
      throw new Error(`${key} is of a kind that is not looked into: ${kind}`);
  }
}
