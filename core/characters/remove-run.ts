import type { Account } from '../accounts/account.ts';
import type { RunId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { addresses, runs } from '../jobs/records.ts';
import { rowsOf } from '../store/rows.ts';
import { characters } from './records.ts';

/**
 * Removes a run from its owner's history for good: what was typed goes at once, and with it the run and where its messages
 * stand. While the character that it was made for stays, a run without words is kept for its messages alone: they must
 * still be found when the character is hidden or deleted; it goes with the character.
 * @throws Problem `already-over` if there is no such run, `still-running` if it is not over and settled
 */
export async function removeRun(core: Core, account: Pick<Account, 'id'>, id: RunId): Promise<void> {
  const table = rowsOf(core.store, runs);
  const mine = { _id: id, account: account.id, removedAt: null };
  const removed = await table.change(
    { ...mine, settledAt: { $ne: null } },
    { $set: { removedAt: core.clock.now() }, $unset: { sealed: 1 } },
  );
  if (!removed) throw new Problem((await table.one(mine)) ? 'still-running' : 'already-over');
  const isShown = removed.state === 'done' && (await rowsOf(core.store, characters).get(removed.character));
  if (isShown) return;
  await rowsOf(core.store, addresses).remove({ run: id });
  await table.remove({ _id: id });
}
