import type { FaultMeta } from '../repeat.ts';
import { type FaultName, faultNames } from '../table.ts';

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
  readonly failedSeeds: readonly number[];
}

/** Adds up by fault, in the table's order; a fault that nothing tried is missing. */
export function tallyOf(outcomes: readonly FaultOutcome[]): FaultTally[] {
  const tried = faultNames.filter((name) => outcomes.some(({ fault }) => fault === name));
  return tried.map((name) => {
    const own = outcomes.filter(({ fault }) => fault === name);
    const violated = own.filter(({ outcome }) => outcome === 'violated');
    const recoveries = own.flatMap((one) => one.recoveries).toSorted((a, b) => a - b);
    return {
      fault: name,
      runs: own.filter(({ outcome }) => outcome !== 'skipped').length,
      violations: violated.length,
      skipped: own.filter(({ outcome }) => outcome === 'skipped').length,
      recovery:
        recoveries.length > 0
          ? { p50: percentile(recoveries, 0.5), p95: percentile(recoveries, 0.95) }
          : undefined,
      failedSeeds: [...new Set(violated.map(({ seed }) => seed))].toSorted((a, b) => a - b),
    };
  });
}

/** The smallest value that this part of all values does not exceed. */
const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(Math.ceil(sorted.length * part) - 1, 0)] ?? 0;

const heading = ['fault', 'runs', 'violations', 'skipped', 'recovery p50', 'recovery p95', 'failed seeds'];

/** The tallies as lines of a table. */
export function linesOf(tallies: readonly FaultTally[]): string[] {
  const rows = tallies.map(({ fault, runs, violations, skipped, recovery, failedSeeds }) => [
    fault,
    ...[runs, violations, skipped].map(String),
    ...(recovery ? [`${recovery.p50} ms`, `${recovery.p95} ms`] : ['-', '-']),
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
