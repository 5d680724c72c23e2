import { inject, test } from 'vitest';
import { type Random, randomOf } from './random.ts';
import { type FaultName, faultTable } from './table.ts';

/** What `npm run faults` was asked for. `npm test` gives nothing of it. */
export interface FaultSettings {
  readonly faults: readonly FaultName[];
  /** In the place of the table's own numbers. */
  readonly repeat?: number;
  /** The first seed; each further run has the next. */
  readonly seed: number;
}

/** What the summary knows of one test. */
export interface FaultMeta {
  readonly fault: FaultName;
  readonly seed: number;
  /** How long each recovery took, in milliseconds. */
  recoveries: number[];
}

declare module 'vitest' {
  export interface ProvidedContext {
    faults: FaultSettings | undefined;
  }
  export interface TaskMeta {
    fault?: FaultMeta;
  }
}

/** One try of a fault. */
export interface FaultRun {
  /** Repeats all choices of this run. */
  readonly seed: number;
  readonly random: Random;
  /** Notes how long a recovery took, for the summary. */
  readonly recovered: (milliseconds: number) => void;
}

/** `npm run faults`: times as long as they are in use, and measured. False in `npm test`, where they are short. */
export const isFullRun = (): boolean => inject('faults') !== undefined;

/**
 * The seeds with which a fault is to be tried now: one in `npm test`, as many as the table says in `npm run faults`, none
 * where another fault was asked for.
 * @param cases among how many cases the table's number is shared, where it counts them all together
 */
export function seedsOf(fault: FaultName, cases = 1): readonly number[] {
  const settings = inject('faults');
  if (settings && !settings.faults.includes(fault)) return [];
  const { repeats, inTests = 1 } = faultTable[fault];
  const wanted = settings ? (settings.repeat ?? repeats) : inTests;
  const first = settings?.seed ?? 1;
  return Array.from({ length: Math.ceil(wanted / cases) }, (_, index) => first + index);
}

/** One test of one fault with one seed, which its name and the summary show. */
export function testSeed(
  fault: FaultName,
  seed: number,
  name: string,
  body: (run: FaultRun) => Promise<void>,
  timeout = 60_000,
): void {
  const options = { timeout, meta: { fault: { fault, seed, recoveries: [] } } };
  test(`${name} (seed ${seed})`, options, async ({ task }) => {
    const recovered = (milliseconds: number) => task.meta.fault?.recoveries.push(Math.round(milliseconds));
    await body({ seed, random: randomOf(seed), recovered });
  });
}

/** A test of a fault, once for each of its seeds. */
export function testFault(
  fault: FaultName,
  name: string,
  body: (run: FaultRun) => Promise<void>,
  { timeout, cases }: { readonly timeout?: number; readonly cases?: number } = {},
): void {
  for (const seed of seedsOf(fault, cases)) testSeed(fault, seed, name, body, timeout);
}
