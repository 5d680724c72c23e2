import type { Account } from '../accounts/account.ts';
import type { CharacterId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { type CardFormat, cardFormats } from './cards/card-format.ts';
import type { PicturedSource } from './cards/card-source.ts';
import { type Loss, lossesOf } from './cards/losses.ts';
import { type CardFile, fileAsItCame, writeCard } from './cards/write-card.ts';
import { type OriginalCard, loadOriginal } from './importing/original.ts';
import { loadMachineMade } from './machine-made.ts';
import { loadCharacter } from './show.ts';

/** A card with all changes, or the very file that the character came in with. */
export const cardStates = ['edited', 'original'] as const;
export type CardState = (typeof cardStates)[number];

/** What a character's card may be taken as. */
export interface CardChoices {
  readonly name: string;
  readonly formats: readonly { readonly format: CardFormat; readonly losses: readonly Loss[] }[];
  /** It came in with a file, which is there still. */
  readonly hasOriginal: boolean;
}

export interface ExportedCard {
  readonly name: string;
  readonly file: CardFile;
  /** What the file does not hold. */
  readonly losses: readonly Loss[];
  /** `original` only where it was asked for and the character came in with a file. */
  readonly state: CardState;
  /** Text and portrait were made by models, all of it. */
  readonly isMachineMade: boolean;
}

/**
 * The formats that a card may be written in, with what each one cannot hold of it.
 * @throws Problem `character-not-found`, `account-closed`
 */
export async function cardChoices(
  core: Core,
  account: Pick<Account, 'id'>,
  id: CharacterId,
): Promise<CardChoices> {
  const { character, original } = await open(core, account, id);
  return {
    name: character.secret.profile.name,
    formats: cardFormats.map((format) => ({ format, losses: lossesOf(character, format, original) })),
    hasOriginal: original !== undefined,
  };
}

/**
 * Writes a character's card.
 * @param wanted `original`: the file that it came in with, every byte, whatever the format; a character that was made here
 *   has none and is written as it is now
 * @throws Problem `character-not-found`, `account-closed`
 */
export async function exportCard(
  core: Core,
  account: Pick<Account, 'id'>,
  id: CharacterId,
  wanted: { readonly format: CardFormat; readonly state: CardState },
): Promise<ExportedCard> {
  const { character, original } = await open(core, account, id);
  const { name } = character.secret.profile;
  if (wanted.state === 'original' && original) {
    return {
      name,
      file: fileAsItCame(name, original, original.bytes),
      losses: [],
      state: 'original',
      isMachineMade: false,
    };
  }
  return {
    name,
    file: writeCard(character, wanted.format, original),
    losses: lossesOf(character, wanted.format, original),
    state: 'edited',
    isMachineMade: character.machineMade.text && character.machineMade.portrait,
  };
}

async function open(
  core: Core,
  account: Pick<Account, 'id'>,
  id: CharacterId,
): Promise<{ character: Required<PicturedSource>; original: OriginalCard | undefined }> {
  const character = await loadCharacter(core, account, id);
  if (!character) throw new Problem('character-not-found');
  const [machineMade, original] = await Promise.all([
    loadMachineMade(core, character.version),
    loadOriginal(core, account, character.version),
  ]);
  return { character: { ...character, machineMade }, original };
}
