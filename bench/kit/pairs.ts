import type { Pair } from './benchmark.ts';

/** Gives one measurement. */
export type Measure<Value> = () => Promise<Value> | Value;

/** What one round of both sides came to. */
export interface Round<Value> {
  readonly ours: Value;
  readonly partner: Value;
}

/**
 * Measures ours and the partner in turn, A B A B, so that whatever else the machine does falls on both. One round goes
 * before and is thrown away: caches, compilers and connections are warm then.
 * @param cold no such round: each measurement starts its own processes, and takes long
 */
export async function measureRounds<Value>(
  count: number,
  ours: Measure<Value>,
  partner: Measure<Value>,
  { cold = false } = {},
): Promise<Round<Value>[]> {
  if (count > 1 && !cold) {
    await ours();
    await partner();
  }
  const rounds: Round<Value>[] = [];
  for (let round = 0; round < count; round += 1) {
    const first = await ours();
    rounds.push({ ours: first, partner: await partner() });
  }
  return rounds;
}

/** Reads one number out of each side of each round. */
export const pairsOf = <Value>(rounds: readonly Round<Value>[], read: (value: Value) => number): Pair[] =>
  rounds.map(({ ours, partner }) => ({ ours: read(ours), partner: read(partner) }));
