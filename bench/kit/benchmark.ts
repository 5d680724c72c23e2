import type { Scale } from './scale.ts';

/** What a ratio of ours to the partner's is held against. */
export interface Target {
  readonly bound: 'at most' | 'at least';
  readonly value: number;
}

/** Ours and the partner's, measured one right after the other. */
export interface Pair {
  readonly ours: number;
  readonly partner: number;
}

/** One figure of a benchmark. */
export interface Figure {
  /** The benchmark's name, with what sets this figure apart where there are several. */
  readonly name: string;
  /** Of ours and the partner's. */
  readonly unit: string;
  readonly pairs: readonly Pair[];
  /** One per pair where it is not ours divided by the partner's: of growth, the exponents. */
  readonly ratios?: readonly number[];
  readonly target: Target;
  /** What the reader must know beside: absolute figures, what is in the way. */
  readonly note?: string;
  /** Told only where the target is not met: what was tried, and what it would take. */
  readonly whenMissed?: string;
}

export interface Benchmark {
  readonly name: string;
  /** What ours does, and what the partner does: both in words that a reader can hold against the code. */
  readonly ours: string;
  readonly partner: string;
  run(scale: Scale): Promise<readonly Figure[]>;
}

export const atMost = (value: number): Target => ({ bound: 'at most', value });
export const atLeast = (value: number): Target => ({ bound: 'at least', value });
