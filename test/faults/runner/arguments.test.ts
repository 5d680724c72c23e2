import { expect, test } from 'vitest';
import { faultNames } from '../table.ts';
import { readArguments } from './arguments.ts';

test('nothing said: all faults, as often as the table says, from the first seed', () => {
  expect(readArguments([])).toEqual({ faults: faultNames, seed: 1 });
});

test('chosen faults, each once, with repeats and a seed', () => {
  expect(readArguments(['F1', 'f6', 'F1', 'Simulation', '--repeat', '3', '--seed', '40'])).toEqual({
    faults: ['F1', 'F6', 'simulation'],
    repeat: 3,
    seed: 40,
  });
});

test.each([
  [['F99'], 'there is no fault F99; there are F1, F2'],
  [['--repeat', '0'], '--repeat must be a whole number from 1 to'],
  [['--repeat', 'many'], '--repeat must be'],
  [['--seed', '1.5'], '--seed must be a whole number from 0 to 2147483647'],
  [['--seed', '2147483648'], '--seed must be'],
  [['--times', '2'], "Unknown option '--times'"],
])('%j is answered in a line', (words, line) => {
  expect(() => readArguments(words)).toThrow(line);
});
