import { later } from '../base/clock.ts';
import { characters } from '../characters/records.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { reports } from './records.ts';
import { reportsStay } from './report-plan.ts';

/** Closes the reports about characters that were erased: nobody can look at those any more. For the sweep; gives how many. */
export async function closeReports(core: Core): Promise<number> {
  const rows = rowsOf(core.store, reports);
  const open = await rows.find(
    { state: { $in: ['open', 'appealed'] } },
    { sort: { decideBy: 1 }, limit: 200 },
  );
  const about = [...new Set(open.map(({ character }) => character))];
  const there = await rowsOf(core.store, characters).find({ _id: { $in: about } });
  const gone = about.filter((id) => there.every(({ _id }) => _id !== id));
  if (gone.length === 0) return 0;
  return rows.changeAll(
    { character: { $in: gone }, state: { $in: ['open', 'appealed'] } },
    { $set: { state: 'gone', hides: false, endsAt: later(core.clock, reportsStay) } },
  );
}
