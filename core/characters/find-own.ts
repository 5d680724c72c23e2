import type { Account } from '../accounts/account.ts';
import type { CharacterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import type { CharacterRow } from './head.ts';
import { asShown } from './hidden.ts';
import { characters } from './records.ts';

/** The record of an account's character, unopened; undefined for one that was deleted, is somebody else's or never was. */
export async function findOwnCharacter(
  core: Core,
  { id: account }: Pick<Account, 'id'>,
  id: CharacterId,
): Promise<CharacterRow | undefined> {
  const found = await rowsOf(core.store, characters).one({ _id: id, account, state: 'active' });
  return found && asShown(found);
}
