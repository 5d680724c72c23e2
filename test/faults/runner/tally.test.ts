import { expect, test } from 'vitest';
import { type FaultOutcome, linesOf, tallyOf } from './tally.ts';

const tried = (
  fault: FaultOutcome['fault'],
  seed: number,
  outcome: FaultOutcome['outcome'],
  recoveries: number[] = [],
): FaultOutcome => ({ fault, seed, outcome, recoveries });

test('what came of each fault, in the order of the table', () => {
  const recoveries = Array.from({ length: 20 }, (_, index) => index + 1);
  const lines = linesOf(
    tallyOf([
      tried('F6', 1, 'held'),
      tried('F1', 9, 'violated'),
      tried('F1', 8, 'violated', recoveries.slice(5)),
      tried('F1', 9, 'violated'),
      tried('F1', 1, 'held', recoveries.slice(0, 5)),
      tried('F8', 1, 'skipped'),
      tried('F2', 1, 'held', [30_001]),
    ]),
  );
  expect(lines).toEqual([
    'fault  runs  violations  skipped  recovery p50  recovery p95         failed seeds',
    'F1     4     3           0        10 ms         19 ms                8 9',
    'F2     1     0           0        30001 ms      30001 ms (too slow)  -',
    'F6     1     0           0        -             -                    -',
    'F8     0     0           1        -             -                    -',
  ]);
});
