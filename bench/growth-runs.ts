import { newId, runId } from '../core/base/ids.ts';
import { settleRun } from '../core/characters/settle.ts';
import { listCharacters } from '../core/characters/list.ts';
import { runs } from '../core/jobs/records.ts';
import { cancelRun } from '../core/jobs/cancel.ts';
import { lineOf } from '../core/jobs/line.ts';
import { rowsOf } from '../core/store/rows.ts';
import { sweep } from '../core/sweep.ts';
import { type Arena, openArena } from './kit/arena.ts';
import type { Benchmark } from './kit/benchmark.ts';
import { addCopies } from './kit/copies.ts';
import { openAccounts, orderCharacter } from './kit/customers.ts';
import { type Costs, measureGrowth } from './kit/growth.ts';

export const growthRuns: Benchmark = {
  name: 'growth-runs',
  ours: 'what one person’s request (cancelled at once), list and place in the line, and one sweep cost, with more and more finished runs of others in the store',
  partner: 'the same with a sixteenth of them',
  async run(scale) {
    await using arena = await openArena({ workers: false, bots: false });
    return await measureGrowth({
      name: 'growth-runs',
      of: 'runs of others',
      from: scale.of(500),
      samples: scale.of(15),
      repetitions: scale.pairs,
      costs: await costsOf(arena),
      add: (count) => addRuns(arena, count),
    });
  },
};

async function costsOf({ core }: Arena): Promise<Costs> {
  const [account] = await openAccounts(core, 1);
  if (!account) throw new Error('nobody is there');
  const waiting = await rowsOf(core.store, runs).get(await orderCharacter(core, account));
  if (!waiting) throw new Error('the run is not there');
  return {
    // Cancelled at once: what waits concerns the line and the sweep.
    async request() {
      const run = await orderCharacter(core, account);
      await cancelRun(core, account.id, run);
      await settleRun(core, run);
    },
    list: () => listCharacters(core, account, { limit: 10 }),
    line: () => lineOf(core, waiting),
    sweep: () => sweep(core),
  };
}

/** Done and settled, each of an account and a character of its own. */
function addRuns({ core }: Arena, count: number): Promise<void> {
  const at = core.clock.now();
  return addCopies(core, runs.collection, count, () => ({
    _id: runId.parse(newId('run')),
    account: newId('account'),
    character: newId('character'),
    state: 'done',
    ...{ startedAt: at, endedAt: at, settledAt: at },
  }));
}
