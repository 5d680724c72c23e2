import { z } from 'zod';
import { type Cost, costsOf, groupings } from '../core/jobs/costs.ts';
import { openStore } from './desk.ts';
import { table } from './table.ts';
import { parseGiven, type Verb } from './verb.ts';

const given = z.object({
  days: z.coerce.number().int().min(1).max(3_660),
  by: z.enum(groupings),
  json: z.boolean().default(false),
});

export const costs: Verb = {
  name: 'costs',
  summary: 'what making has cost, by day, model or place',
  more: 'Adds up what runs have cost at the providers. A run goes with its character, so the sum of the runs may be less than what was spent; the line below says both.',
  parameters: [
    { flags: '--days <n>', says: 'how many days, today included', otherwise: '7' },
    { flags: '--by <what>', says: `one of ${groupings.join(', ')}`, otherwise: 'day' },
    { flags: '--json', says: 'as JSON, in micro-dollars' },
  ],
  async run(desk, words) {
    const { days, by, json } = parseGiven(given, words);
    await using store = await openStore(desk);
    const sums = await costsOf({ store, clock: desk.clock }, days, by);
    if (json) {
      desk.write(JSON.stringify({ by, days, ...sums }, null, 2));
      return 0;
    }
    const columns = [
      { title: by },
      { title: 'runs', right: true },
      { title: 'done', right: true },
      { title: 'cost', right: true },
      { title: 'each', right: true },
    ] as const;
    for (const line of table(columns, sums.rows.map(toRow))) desk.write(line);
    const total = sums.rows.reduce((sum, { cost }) => sum + cost, 0);
    desk.write(`Since ${sums.since}: ${dollars(total)} by these runs, ${dollars(sums.spent)} spent in all.`);
    return 0;
  },
};

const toRow = ({ name, runs, done, cost }: Cost): string[] => [
  name,
  String(runs),
  String(done),
  dollars(cost),
  dollars(Math.round(cost / runs)),
];

/** Four places: a run costs some cents. */
const dollars = (micro: number): string => `$${(micro / 1_000_000).toFixed(4)}`;
