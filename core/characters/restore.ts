import type { Account } from '../accounts/account.ts';
import type { CharacterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { redrawCharacter } from '../jobs/redraw.ts';
import { rowsOf } from '../store/rows.ts';
import { fold } from '../profile/fold.ts';
import { openLibrary } from './directory-pages.ts';
import { refreshHead } from './directory.ts';
import { oldestDeletion } from './erase-deleted.ts';
import { characters, type Head } from './records.ts';

/**
 * Brings a deleted character of an account back, within seven days of its deletion.
 * @returns whether there was one to bring back
 */
export async function restoreCharacter(
  core: Core,
  account: Pick<Account, 'id' | 'key'>,
  id: CharacterId,
): Promise<boolean> {
  const restored = await rowsOf(core.store, characters).change(
    { _id: id, account: account.id, state: 'deleted', deletedAt: { $gt: oldestDeletion(core) } },
    { $set: { state: 'active', deletedAt: null, updatedAt: core.clock.now() } },
  );
  if (!restored) return false;
  await refreshHead(core, account, id);
  await redrawCharacter(core, id);
  return true;
}

/**
 * An account's characters that can still be brought back, the one deleted last first.
 * @param typed the beginning of their names, or an id
 * @throws Problem `account-closed`
 */
export async function deletedCharacters(
  core: Core,
  { id }: Pick<Account, 'id'>,
  typed: string,
): Promise<Head[]> {
  const { all } = await openLibrary(core, id);
  const wanted = fold(typed.trim());
  const isDue = oldestDeletion(core).getTime();
  return [...all.values()]
    .map(({ head }) => head)
    .filter(({ deletedAt }) => deletedAt !== null && deletedAt.getTime() > isDue)
    .filter((head) => head.id === typed.trim() || fold(head.name).startsWith(wanted))
    .sort((a, b) => (b.deletedAt?.getTime() ?? 0) - (a.deletedAt?.getTime() ?? 0));
}
