import type { CardFormat } from '../../../../../core/characters/cards/card-format.ts';
import type { ReadCard } from '../../../../../core/characters/cards/read-card.ts';
import { profileOfCard } from '../../../../../core/characters/cards/reading/profile-of-card.ts';
import { writeCard } from '../../../../../core/characters/cards/write-card.ts';
import { type Profile, profileSchema } from '../../../../../core/profile/profile.ts';
import { importedOf } from '../card-sources.ts';
import { agnai, chub, risuCharx, risuPng, sillyTavern, v1 } from '../reading/foreign-cards.ts';
import { cardIn, jsonOf } from '../reading/reading.ts';

/** Cards as other programs save them. */
export const foreignFiles: Readonly<Record<string, () => Buffer>> = {
  'TavernAI, V1': () => jsonOf({ ...v1, worldscenario: 'unknown', 'kept 名': [1, { a: null }] }),
  SillyTavern: sillyTavern,
  'RisuAI, PNG': risuPng,
  'RisuAI, CHARX': risuCharx,
  Chub: chub,
  Agnai: agnai,
};

/** A character that came in with a card, with what was edited since, as a file. */
export function exported(original: ReadCard, format: CardFormat, edited: Partial<Profile> = {}): Buffer {
  const source = importedOf(profileSchema.parse({ ...profileOfCard(original), ...edited }));
  return Buffer.concat(writeCard(source, format, original).parts);
}

/** The same, read again. */
export const exportedAndRead = (
  original: ReadCard,
  format: CardFormat,
  edited: Partial<Profile> = {},
): Promise<ReadCard> => cardIn(exported(original, format, edited));
