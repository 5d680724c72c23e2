import type { Account } from '../accounts/account.ts';
import { later } from '../base/clock.ts';
import { events } from '../base/events.ts';
import { keyId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { tableOf } from '../store/table.ts';
import { reports } from './records.ts';
import { appealWithin, longestReport } from './report-plan.ts';

/**
 * What the owner of a hidden character says against it: an operator looks once more. Until then it stays hidden.
 * @throws Problem `not-yours`; `already-over` where it was appealed before or is hidden no more
 */
export async function appealReport(
  core: Core,
  account: Pick<Account, 'id'>,
  reference: string,
  text: string,
): Promise<void> {
  const table = tableOf(core.store, reports);
  const row = await table.get(reference);
  if (row && row.account !== account.id) throw new Problem('not-yours');
  if (row?.state !== 'hidden' || !row.sealed) throw new Problem('already-over');
  const secret = { ...(await table.open(row)), appeal: text.trim().slice(0, longestReport) };
  const appealed = await table.change(
    { _id: reference, state: 'hidden' },
    {
      $set: {
        state: 'appealed',
        decideBy: later(core.clock, appealWithin),
        endsAt: null,
        sealed: await table.seal(reference, keyId.parse(row.sealed.key), secret),
      },
    },
  );
  if (!appealed) throw new Problem('already-over');
  events.reportAppealed(core, reference, account.id);
}
