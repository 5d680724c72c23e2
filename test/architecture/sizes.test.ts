import { expect, test } from 'vitest';
import { codeBelow, linesOf, productFiles } from './sources.ts';

const sorted = (paths: readonly string[]): number[] => paths.map(linesOf).sort((a, b) => a - b);

const share = (lengths: readonly number[], part: number): number =>
  lengths[Math.floor(part * (lengths.length - 1))] ?? 0;

test('no file is longer than 200 lines', () => {
  const long = codeBelow().filter((path) => linesOf(path) > 200);
  expect(long).toEqual([]);
});

test('half of the product’s files are shorter than 60 lines, nine of ten shorter than 150', () => {
  const lengths = sorted(productFiles());
  expect(lengths.length).toBeGreaterThan(100);
  expect(share(lengths, 0.5)).toBeLessThan(60);
  expect(share(lengths, 0.9)).toBeLessThan(150);
});

test('the lengths of known files come out in order', () => {
  const lengths = Array.from({ length: 11 }, (_, index) => index * 10);
  expect([share(lengths, 0), share(lengths, 0.5), share(lengths, 0.9)]).toEqual([0, 50, 90]);
});
