import type { FaultMeta } from '../repeat.ts';
import { type FaultName, faultNames, faultTable } from '../table.ts';

/** One test that was to try a fault. */
export interface FaultOutcome extends FaultMeta {
  readonly outcome: 'held' | 'violated' | 'skipped';
}

/** What came of all tries of one fault. */
export interface FaultTally {
  readonly fault: FaultName;
  readonly runs: number;
  readonly violations: number;
  readonly skipped: number;
  /** Milliseconds until the system had recovered, half of the times and 95 of 100 times; where that was measured. */
  readonly recovery: { readonly p50: number; readonly p95: number } | undefined;
  /** Recoveries took longer than the table allows. */
  readonly isSlow: boolean;
  readonly failedSeeds: readonly number[];
}

/** Adds up by fault, in the table's order; a fault that nothing tried is missing. */
export const tallyOf = (outcomes: readonly FaultOutcome[]): FaultTally[] =>
  faultNames.flatMap((name) => {
    const own = outcomes.filter(({ fault }) => fault === name);
    return own.length > 0 ? [tallyOne(name, own)] : [];
  });

function tallyOne(fault: FaultName, own: readonly FaultOutcome[]): FaultTally {
  const count = (wanted: FaultOutcome['outcome']) => own.filter(({ outcome }) => outcome === wanted);
  const sorted = own.flatMap(({ recoveries }) => recoveries).toSorted((a, b) => a - b);
  const recovery =
    sorted.length > 0 ? { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) } : undefined;
  const violated = count('violated');
  return {
    fault,
    runs: own.length - count('skipped').length,
    violations: violated.length,
    skipped: count('skipped').length,
    recovery,
    isSlow: (recovery?.p95 ?? 0) > (faultTable[fault].recovery ?? Infinity),
    failedSeeds: [...new Set(violated.map(({ seed }) => seed))].toSorted((a, b) => a - b),
  };
}

/** The smallest value that this part of all values does not exceed. */
const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(Math.ceil(sorted.length * part) - 1, 0)] ?? 0;

const heading = ['fault', 'runs', 'violations', 'skipped', 'recovery p50', 'recovery p95', 'failed seeds'];

/** The tallies as lines of a table. */
export function linesOf(tallies: readonly FaultTally[]): string[] {
  const rows = tallies.map(({ fault, runs, violations, skipped, recovery, isSlow, failedSeeds }) => [
    fault,
    ...[runs, violations, skipped].map(String),
    ...(recovery ? [`${recovery.p50} ms`, `${recovery.p95} ms${isSlow ? ' (too slow)' : ''}`] : ['-', '-']),
    failedSeeds.join(' ') || '-',
  ]);
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
