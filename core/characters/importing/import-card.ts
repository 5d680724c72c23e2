import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../../accounts/account.ts';
import type { CharacterId } from '../../base/ids.ts';
import { Problem } from '../../base/problem.ts';
import type { Core } from '../../core.ts';
import type { ClaimedRun, RunRow } from '../../jobs/run-row.ts';
import { rowsOf } from '../../store/rows.ts';
import type { ReadCard } from '../cards/read-card.ts';
import { contentHash } from '../cards/reading/content-hash.ts';
import { importedIdOf } from '../draft-ids.ts';
import { characters } from '../records.ts';
import { moveIdentity, noteIdentity } from './identity.ts';
import { type CheckedCard, keepCard } from './keep-card.ts';
import { publishCard } from './publish-card.ts';
import { keyOf, type Recognised } from './recognise.ts';

type Owner = Pick<Account, 'id' | 'key'>;

/** What a card has become. */
export interface ImportedCard {
  readonly character: CharacterId;
  readonly version: number;
}

/** What is to be done with a card that is not there yet. */
export interface CardToImport {
  readonly card: ReadCard;
  readonly recognised: Extract<Recognised, { kind: 'new' | 'version' }>;
  readonly checked: CheckedCard;
}

/**
 * Brings a card in: as a new character, or as a new version of the one that it is. Ids follow from the run's and the
 * card's place: repeating it changes nothing. Undefined: another import was faster with the same card, which must be
 * recognised anew.
 * @throws Problem `account-closed`; `internal` if the character was erased at the same moment
 */
export async function importCard(
  core: Core,
  claimed: ClaimedRun,
  owner: Owner,
  { card, recognised, checked }: CardToImport,
): Promise<ImportedCard | undefined> {
  const character =
    recognised.kind === 'version'
      ? recognised.character
      : await claimCharacter(core, claimed.row, owner, card, checked.index);
  if (character === undefined) return undefined;
  const number = await keepCard(core, claimed, owner, character, checked);
  const isDeleted = recognised.kind === 'version' && recognised.isDeleted;
  await showCard(core, claimed.row, owner, card, {
    ...{ index: checked.index, character, number, isDeleted, visibility: checked.options.visibility },
  });
  return { character, version: number };
}

/** Shows what was stored, and notes what it was, so that the same card is found again. Repeatable. */
export async function showCard(
  core: Core,
  run: RunRow,
  owner: Owner,
  card: ReadCard,
  kept: Parameters<typeof publishCard>[3],
): Promise<void> {
  const { character, number } = kept;
  if (!(await publishCard(core, owner, run, kept))) {
    throw new Problem('internal', {}, new Error('the character was erased while a version came in'));
  }
  const state = { kind: 'state', character, hash: contentHash(card) } as const;
  await noteIdentity(core, owner, state, { character, version: number });
}

/** How often, and how many milliseconds apart, another import is asked for the character that it has begun. */
const patience = 20;
const pause = 250;

/**
 * The id of the character that a card becomes. Of two imports of the same card one has it; the other waits for that one's
 * character. One that never comes was left by an import that did not end.
 */
async function claimCharacter(
  core: Core,
  run: RunRow,
  owner: Owner,
  card: ReadCard,
  index: number,
): Promise<CharacterId | undefined> {
  const mine = importedIdOf(run, index);
  const key = keyOf(card);
  const { character } = await noteIdentity(core, owner, key, { character: mine, version: null });
  if (character === mine) return mine;
  for (let asked = 0; asked < patience; asked += 1) {
    if (await rowsOf(core.store, characters).get(character)) return undefined;
    await sleep(pause);
  }
  return (await moveIdentity(core, owner, key, { from: character, to: mine })) ? mine : undefined;
}
