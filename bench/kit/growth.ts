import { type Figure, atMost } from './benchmark.ts';
import { exponentOf, median } from './statistics.ts';

/** What nothing may grow by that a number does not concern. */
const flat = atMost(0.15);

/** One thing whose cost is watched, by name. */
export type Costs = Readonly<Record<string, () => Promise<unknown>>>;

export interface Growth {
  readonly name: string;
  /** What there is more and more of. */
  readonly of: string;
  /** The smallest number; it is doubled four times. */
  readonly from: number;
  /** How often each cost is taken at each size, per repetition. */
  readonly samples: number;
  readonly repetitions: number;
  /** Adds so many. */
  readonly add: (count: number) => Promise<void>;
  readonly costs: Costs;
  /** Milliseconds from any moment on; default: this process's own. */
  readonly now?: () => number;
}

const doublings = 4;

/**
 * Doubles the number of something four times and fits the exponent by which costs grow; each repetition gives one. The
 * absolute figures are those at the largest and at the smallest number.
 */
export async function measureGrowth(growth: Growth): Promise<Figure[]> {
  const sizes = Array.from({ length: doublings + 1 }, (_, doubled) => growth.from * 2 ** doubled);
  const taken = new Map<string, number[][]>(Object.keys(growth.costs).map((name) => [name, []]));
  let there = 0;
  for (const act of Object.values(growth.costs)) await timeMedian(growth, act);
  for (const size of sizes) {
    await growth.add(size - there);
    there = size;
    for (const [name, act] of Object.entries(growth.costs)) {
      const costs: number[] = [];
      while (costs.length < growth.repetitions) costs.push(await timeMedian(growth, act));
      taken.get(name)?.push(costs);
    }
  }
  return [...taken].map(([name, costs]) => toFigure(growth, name, sizes, costs));
}

/** @param costs by size, then by repetition */
function toFigure(
  growth: Growth,
  name: string,
  sizes: readonly number[],
  costs: readonly number[][],
): Figure {
  const repetitions = Array.from({ length: growth.repetitions }, (_, index) => index);
  const at = (size: number, repetition: number): number => costs[size]?.[repetition] ?? Number.NaN;
  const large = (sizes.at(-1) ?? 0).toLocaleString('en-US');
  const small = (sizes[0] ?? 0).toLocaleString('en-US');
  return {
    name: `${growth.name} ${name}`,
    unit: `ms at ${large} and ${small} ${growth.of}`,
    pairs: repetitions.map((one) => ({ ours: at(sizes.length - 1, one), partner: at(0, one) })),
    ratios: repetitions.map((one) =>
      exponentOf(sizes.map((size, index) => ({ size, cost: at(index, one) }))),
    ),
    target: flat,
    note: 'The ratio is the exponent of growth: 0 is none, 1 is as much.',
  };
}

async function timeMedian(growth: Growth, act: () => Promise<unknown>): Promise<number> {
  const { samples, now = () => performance.now() } = growth;
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const before = now();
    await act();
    times.push(now() - before);
  }
  return median(times);
}
