import type { ChatIdentity } from '../accounts/chat-identity.ts';
import { dayOf, endOfDay } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { lookupOf } from '../crypto/keyring.ts';
import { rowsOf } from '../store/rows.ts';
import { reportCounts } from './records.ts';
import { mostReports } from './report-plan.ts';

/** Counts a person's report of today. @throws Problem `reports-used` where they have filed ten */
export async function countReport(core: Core, { platform, team, user }: ChatIdentity): Promise<void> {
  const now = core.clock.now();
  const endsAt = endOfDay(now);
  const _id = lookupOf(core.store.lookups, ['reports', dayOf(now), platform, team, user]).hmac;
  const rows = rowsOf(core.store, reportCounts);
  // The second try is for two first reports at once.
  for (let tries = 0; tries < 2; tries += 1) {
    if (await rows.change({ _id, count: { $lt: mostReports } }, { $inc: { count: 1 } })) return;
    if (await rows.insert({ _id, count: 1, endsAt })) return;
  }
  throw new Problem('reports-used', { limit: mostReports, at: endsAt });
}
