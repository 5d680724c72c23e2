import { type RunId, runId } from '../base/ids.ts';
import { second } from '../base/clock.ts';
import { events } from '../base/events.ts';
import type { Core } from '../core.ts';
import { placeQuotaOf, quotaOf, spendOf } from '../jobs/budget.ts';
import { runs } from '../jobs/records.ts';
import { redraw } from '../jobs/redraw.ts';
import { isOver, runPlans } from '../jobs/run.ts';
import type { RunRow } from '../jobs/run-row.ts';
import { rowsOf } from '../store/rows.ts';
import { dropDraft } from './draft.ts';
import { settleImport } from './importing/settle-import.ts';
import { publishDraft } from './publish.ts';

/**
 * Does what follows from the end of a run: its result appears in the library or goes, its reservations are replaced by
 * what it came to, its message shows the end. Every part may be repeated, so anyone may do it at any time.
 */
export async function settleRun(core: Core, id: RunId): Promise<void> {
  const table = rowsOf(core.store, runs);
  const run = await table.get(id);
  if (!run || !isOver(run.state) || run.settledAt) return;
  const isLate = mayBeKeptLate(run, core.clock.now());
  if (run.kind === 'import') await settleImport(core, run, isLate);
  else if (run.state === 'done') await publishDraft(core, run);
  else await dropDraft(core, run);
  if (run.worstCost > 0) await spendOf(core, run.createdAt).settle(id, run.worstCost, run.cost);
  const { quota } = runPlans[run.kind];
  if (quota > 0) {
    await quotaOf(core, run.account, run.createdAt).settle(id, quota, charge(run));
    await placeQuotaOf(core, run.place, run.createdAt).settle(id, quota, charge(run));
  }
  // Before the mark: whoever dies in between leaves a run that is settled again, and not a message that waits for the sweep.
  await redraw(core, run);
  if (isLate) return;
  // Only the end that was settled: a request that was withdrawn and came once more is another run under the same id.
  const settled = await table.change(
    { _id: id, state: run.state, endedAt: run.endedAt, settledAt: null },
    { $set: { settledAt: core.clock.now() } },
  );
  if (settled) events.runEnded(core, settled);
}

/** What a run counts of the day's quota: a finished one counts, and one that was cancelled after the painter began. */
const charge = (run: RunRow): number =>
  run.state === 'done' || (run.state === 'cancelled' && run.painting.requestId !== undefined) ? 1 : 0;

/** How long after a run's end the sweep follows it up. */
const patience = 10 * second;

/**
 * Whether a worker may still be storing what it has made of a run that was cancelled: should it die before it notices,
 * nobody but the sweep would ever drop that.
 */
const mayBeKeptLate = (run: RunRow, now: Date): boolean =>
  run.state === 'cancelled' && isMade(run) && now.getTime() - (run.endedAt?.getTime() ?? 0) < patience;

/** Whether the last thing that a run makes may be there: a picture, else a text, else what was only looked through. */
function isMade({ kind, painting, startedAt, writing }: RunRow): boolean {
  const { paintings, variations, writings } = runPlans[kind];
  if (paintings + variations > 0) return painting.doneAt !== undefined;
  return writings > 0 ? writing.doneAt !== undefined : startedAt !== null;
}

/** Settles the runs whose end nobody has followed up for ten seconds. For the sweep; gives how many. */
export async function settleForgotten(core: Core): Promise<number> {
  const since = new Date(core.clock.now().getTime() - patience);
  const forgotten = await rowsOf(core.store, runs).find(
    { settledAt: null, endedAt: { $lt: since, $ne: null } },
    { limit: 200 },
  );
  for (const run of forgotten) await settleRun(core, runId.parse(run._id));
  return forgotten.length;
}
