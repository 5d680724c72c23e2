import { expect, test } from 'vitest';
import { slowestOf } from './slowest-files.ts';

test('the ten slowest, the slowest first', () => {
  const files = Array.from({ length: 12 }, (_, index) => ({ file: `${index}`, milliseconds: index * 1_250 }));
  const lines = slowestOf(files);
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe('  13.8 s  11');
  expect(lines.at(-1)).toBe('   2.5 s  2');
});
