import type { Account } from '../accounts/account.ts';
import type { CharacterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { cancelRunsOf } from '../jobs/cancel.ts';
import { redrawCharacter } from '../jobs/redraw.ts';
import { rowsOf } from '../store/rows.ts';
import { refreshHead } from './directory.ts';
import { characters } from './records.ts';

/**
 * Deletes a character of an account: it is hidden at once, its open runs are cancelled, its messages drawn again. What
 * is stored of it goes seven days later. False if there is no such character, or it was deleted already; what a deletion
 * that was interrupted left to do is done then all the same.
 */
export async function deleteCharacter(
  core: Core,
  account: Pick<Account, 'id' | 'key'>,
  id: CharacterId,
): Promise<boolean> {
  const rows = rowsOf(core.store, characters);
  const now = core.clock.now();
  const mine = { _id: id, account: account.id };
  const hidden = await rows.change(
    { ...mine, state: 'active' },
    { $set: { state: 'deleted', deletedAt: now, updatedAt: now } },
  );
  if (!hidden && !(await rows.one(mine))) return false;
  await refreshHead(core, account, id);
  await cancelRunsOf(core, id);
  await redrawCharacter(core, id);
  return hidden !== undefined;
}

/**
 * Has a character erased: it is hidden at once, and as soon as no message shows it any more the sweep destroys what is
 * stored of it. It cannot be brought back. False if there is no such character.
 */
export async function eraseNow(
  core: Core,
  account: Pick<Account, 'id' | 'key'>,
  id: CharacterId,
): Promise<boolean> {
  await deleteCharacter(core, account, id);
  const now = core.clock.now();
  const marked = await rowsOf(core.store, characters).change(
    { _id: id, account: account.id, state: 'deleted' },
    // As if its seven days were over long ago.
    { $set: { deletedAt: new Date(0), updatedAt: now } },
  );
  if (marked) await refreshHead(core, account, id);
  return marked !== undefined;
}
