import { z } from 'zod';
import { type Clock, day, dayOf } from '../base/clock.ts';
import type { Store } from '../store/connect.ts';
import { documentsOf } from '../store/documents.ts';
import { rowsOf } from '../store/rows.ts';
import { spending } from './budget-records.ts';
import { runs } from './records.ts';

/** By what costs are added up. */
export const groupings = ['day', 'model', 'place'] as const;
export type Grouping = (typeof groupings)[number];

/** What one day, model or place has cost. Money in micro-dollars. */
export interface Cost {
  readonly name: string;
  readonly runs: number;
  readonly done: number;
  readonly cost: number;
}

export interface Costs {
  /** The first day that is counted. */
  readonly since: string;
  readonly rows: readonly Cost[];
  /** What the installation has spent on these days, whatever has become of the runs. */
  readonly spent: number;
}

const step = z.object({ model: z.string().optional() });

/** What is read of a run. Nothing of it is personal. */
const counted = z.object({
  place: z.string(),
  platform: z.string(),
  state: z.string(),
  cost: z.number(),
  writingCost: z.number().default(0),
  writing: step,
  painting: step,
  createdAt: z.date(),
});
type Counted = z.output<typeof counted>;

/**
 * Adds up what runs have cost.
 * @param days how many, today included
 */
export async function costsOf(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  days: number,
  by: Grouping,
): Promise<Costs> {
  const since = dayOf(new Date(clock.now().getTime() - (days - 1) * day));
  const sums = new Map<string, Cost>();
  const filter = { createdAt: { $gte: new Date(since) } };
  for await (const document of documentsOf(store, runs.collection, filter)) {
    const run = counted.parse(document);
    for (const { name, cost } of sharesOf(run, by)) {
      const sum = sums.get(name) ?? { name, runs: 0, done: 0, cost: 0 };
      const done = sum.done + (run.state === 'done' ? 1 : 0);
      sums.set(name, { name, runs: sum.runs + 1, done, cost: sum.cost + cost });
    }
  }
  const spent = await rowsOf(store, spending).find({ _id: { $gte: since } });
  return {
    since,
    rows: [...sums.values()].toSorted((one, other) =>
      by === 'day' ? one.name.localeCompare(other.name) : other.cost - one.cost,
    ),
    spent: spent.reduce((sum, { used }) => sum + used, 0),
  };
}

function sharesOf(run: Counted, by: Grouping): { name: string; cost: number }[] {
  if (by === 'day') return [{ name: dayOf(run.createdAt), cost: run.cost }];
  if (by === 'place') return [{ name: `${run.platform} ${run.place}`, cost: run.cost }];
  const shares = [
    { name: run.writing.model ?? 'writer, not finished', cost: run.writingCost },
    { name: run.painting.model ?? 'painter, not accepted', cost: run.cost - run.writingCost },
  ];
  return shares.filter(({ cost }) => cost > 0);
}
