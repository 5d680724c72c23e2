import type { Account } from '../../accounts/account.ts';
import type { CharacterId } from '../../base/ids.ts';
import type { Core } from '../../core.ts';
import { redrawCharacter } from '../../jobs/redraw.ts';
import type { RunRow } from '../../jobs/run-row.ts';
import type { Visibility } from '../../profile/options.ts';
import { rowsOf } from '../../store/rows.ts';
import { refreshHead } from '../directory.ts';
import { characters } from '../records.ts';
import { dropCard } from './drop-cards.ts';

/** A stored version of a card that is to be seen. */
export interface KeptCard {
  readonly index: number;
  readonly character: CharacterId;
  readonly number: number;
  /** The character was deleted before the import: it comes back. */
  readonly isDeleted: boolean;
  readonly visibility: Visibility;
}

/**
 * Makes what came in the current version of its character, and a new character one of the library. Repeatable.
 * @returns false if the character was erased meanwhile: then nothing of the card stays
 */
export async function publishCard(
  core: Core,
  owner: Pick<Account, 'id' | 'key'>,
  run: RunRow,
  card: KeptCard,
): Promise<boolean> {
  const { character, number } = card;
  const shown = number === 1 ? await insert(core, run, card) : await moveOn(core, card);
  if (!shown) {
    await dropCard(core, run, card.index);
    return false;
  }
  await refreshHead(core, owner, character);
  if (number > 1) await redrawCharacter(core, character);
  return true;
}

async function insert(core: Core, run: RunRow, { character, number, visibility }: KeptCard): Promise<true> {
  const now = core.clock.now();
  await rowsOf(core.store, characters).insert({
    ...{ _id: character, account: run.account, place: run.place, visibility, state: 'active' },
    ...{ version: number, createdAt: now, updatedAt: now, deletedAt: null },
  });
  return true;
}

async function moveOn(core: Core, { character, number, isDeleted }: KeptCard): Promise<boolean> {
  const rows = rowsOf(core.store, characters);
  await rows.change(
    { _id: character, version: { $lt: number }, ...(!isDeleted && { state: 'active' }) },
    {
      $set: {
        ...{ version: number, updatedAt: core.clock.now() },
        ...(isDeleted && { state: 'active', deletedAt: null }),
      },
    },
  );
  return (await rows.get(character)) !== undefined;
}

/** Brings a deleted character back, as it was. Repeatable. */
export async function bringBack(
  core: Core,
  owner: Pick<Account, 'id' | 'key'>,
  id: CharacterId,
): Promise<void> {
  await rowsOf(core.store, characters).change(
    { _id: id, account: owner.id, state: 'deleted' },
    { $set: { state: 'active', deletedAt: null, updatedAt: core.clock.now() } },
  );
  await refreshHead(core, owner, id);
  await redrawCharacter(core, id);
}
