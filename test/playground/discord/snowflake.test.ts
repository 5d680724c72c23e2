import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSnowflakes, shardOf, stableSnowflake } from '../../../playground/discord/snowflake.ts';

test('ids carry the time, differ, and grow with the clock', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2016, 0), max: Date.UTC(2100, 0) }), (now) => {
      let time = now;
      const next = createSnowflakes(() => time);
      const [first, second] = [next(), next()];
      time += 1;
      expect(Number(BigInt(first) >> 22n) + 1_420_070_400_000).toBe(now);
      expect(BigInt(second)).toBeGreaterThan(BigInt(first));
      expect(BigInt(next())).toBeGreaterThan(BigInt(second));
    }),
  );
});

test('the same words give the same id at every start, as long as Discord has them', () => {
  expect(stableSnowflake('guild Harbour')).toBe(stableSnowflake('guild Harbour'));
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (words, count) => {
      const id = stableSnowflake(words);
      expect(id).toMatch(/^\d{17,19}$/);
      expect(shardOf(id, count)).toBeLessThan(count);
    }),
  );
});
