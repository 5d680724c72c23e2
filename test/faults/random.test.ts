import { expect, test } from 'vitest';
import { randomOf } from './random.ts';

const choices = (seed: number): unknown => {
  const random = randomOf(seed);
  return [random.whole(1, 1_000), random.one(['a', 'b', 'c']), random.shuffled([1, 2, 3, 4, 5, 6, 7, 8])];
};

test('a seed repeats its choices, another makes others', () => {
  expect(choices(7)).toEqual(choices(7));
  expect(choices(7)).not.toEqual(choices(8));
});

test('a number may be either end, and all come back in another order', () => {
  const random = randomOf(1);
  const numbers = new Set(Array.from({ length: 200 }, () => random.whole(-1, 2)));
  expect([...numbers].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  expect(random.shuffled([1, 2, 3, 4]).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  expect(() => random.one([])).toThrow('nothing to choose from');
});
