import { createHash } from 'node:crypto';

// Discord's epoch, 2015-01-01, and the 22 low bits below the milliseconds:
// https://discord.com/developers/docs/reference#snowflakes
const epoch = 1_420_070_400_000;
const lowBits = 22n;

/** Gives Discord ids that carry the clock's time; unique however often they are asked for. */
export function createSnowflakes(clock: () => number): () => string {
  let sequence = 0n;
  return () => {
    sequence = (sequence + 1n) % (1n << lowBits);
    return String((BigInt(clock() - epoch) << lowBits) | sequence);
  };
}

/** The same id for the same words at every start, so that what was kept about a person or place still fits. */
export function stableSnowflake(words: string): string {
  const hash = createHash('sha256').update(words).digest();
  const year = 31_536_000_000n;
  const milliseconds = year + (hash.readBigUInt64BE(0) % (7n * year));
  return String((milliseconds << lowBits) | (hash.readBigUInt64BE(8) % (1n << lowBits)));
}

/** Which shard a guild's events go to: https://discord.com/developers/docs/events/gateway#sharding */
export function shardOf(guild: string | undefined, count: number): number {
  return guild === undefined ? 0 : Number((BigInt(guild) >> lowBits) % BigInt(count));
}
