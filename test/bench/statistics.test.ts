import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, median, percentile } from '../../bench/kit/statistics.ts';

describe('median and percentile', () => {
  it.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %d', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });

  it('take the nearest rank', () => {
    const numbers = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(percentile(numbers, 0.99)).toBe(198);
    expect(percentile(numbers, 0)).toBe(1);
    expect(percentile(numbers, 1)).toBe(200);
  });

  it('have nothing to say about nothing', () => {
    expect(() => median([])).toThrow('nothing was measured');
    expect(() => percentile([], 0.5)).toThrow('nothing was measured');
  });
});

describe('the exponent of growth', () => {
  it('is found whatever the scale', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (exponent, scale) => {
          const points = [1, 2, 4, 8, 16].map((size) => ({
            size: size * 500,
            cost: scale * size ** exponent,
          }));
          expect(exponentOf(points)).toBeCloseTo(exponent, 6);
        },
      ),
    );
  });

  it('needs two sizes, and costs that are something', () => {
    expect(() => exponentOf([{ size: 1, cost: 1 }])).toThrow('two sizes');
    expect(() => exponentOf([1, 2].map((size) => ({ size, cost: 0 })))).toThrow('not positive');
  });
});
