import { type CharacterId, characterId } from '../../base/ids.ts';
import type { Core } from '../../core.ts';
import type { RunRow } from '../../jobs/run-row.ts';
import { rowsOf } from '../../store/rows.ts';
import type { ReadCard } from '../cards/read-card.ts';
import { contentHash } from '../cards/reading/content-hash.ts';
import { personaIdOf } from '../cards/reading/persona-id.ts';
import { versionIdOf } from '../draft-ids.ts';
import { characters, characterVersions } from '../records.ts';
import { exportedAs } from './exported-as.ts';
import { type CardKey, findIdentity } from './identity.ts';

/** What a card is to its account's library. */
export type Recognised =
  /** It is this version already. */
  | {
      readonly kind: 'unchanged';
      readonly character: CharacterId;
      readonly version: number;
      readonly isDeleted: boolean;
    }
  /** It differs from all that its character was. */
  | { readonly kind: 'version'; readonly character: CharacterId; readonly isDeleted: boolean }
  | { readonly kind: 'new' }
  /** An earlier try has stored it. */
  | { readonly kind: 'stored'; readonly character: CharacterId; readonly number: number };

/** What finds a card without regard to the version that it is; undefined for one of the account's own characters. */
export function keyOf(card: ReadCard): CardKey {
  const id = personaIdOf(card);
  return id === undefined ? { kind: 'content', hash: contentHash(card) } : { kind: 'id', id };
}

/**
 * Finds out what a card of an import is: by the id that Persona gave it, else by what is in it; never by its name.
 * @param index the card's place in the import
 * @throws Problem `account-closed`
 */
export async function recogniseCard(
  core: Core,
  run: RunRow,
  index: number,
  card: ReadCard,
): Promise<Recognised> {
  const stored = await rowsOf(core.store, characterVersions).get(versionIdOf(run, index));
  if (stored) return { kind: 'stored', character: stored.character, number: stored.number };
  const owner = { id: run.account };
  const found = (await ownCharacter(core, run, personaIdOf(card))) ?? (await foundAgain(core, run, card));
  if (!found) return { kind: 'new' };
  const character = characterId.parse(found._id);
  const state = { kind: 'state', character, hash: contentHash(card) } as const;
  const known = await findIdentity(core, owner, state);
  const version = known?.version ?? (await exportedAs(core, found, card));
  const isDeleted = found.state === 'deleted';
  if (version === undefined) return { kind: 'version', character, isDeleted };
  return { kind: 'unchanged', character, version, isDeleted };
}

async function ownCharacter(core: Core, run: RunRow, id: CharacterId | undefined) {
  if (id === undefined) return undefined;
  return rowsOf(core.store, characters).one({ _id: id, account: run.account });
}

async function foundAgain(core: Core, run: RunRow, card: ReadCard) {
  const identity = await findIdentity(core, { id: run.account }, keyOf(card));
  return ownCharacter(core, run, identity?.character);
}
