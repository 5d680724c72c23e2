import type { FoundCard } from '../../core/characters/cards/reading/card-outcome.ts';
import { profileOfCard } from '../../core/characters/cards/reading/profile-of-card.ts';
import { longestName } from '../../core/profile/options.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { readPicture } from '../card-picture.ts';
import type { Picture } from '../picture.ts';

/** A card with its picture decoded, before anybody has looked it through. */
export interface CardContent {
  /** Of the card's own file, without the ZIP that it lay in. */
  readonly file: string;
  readonly profile: Profile;
  readonly picture: Picture | undefined;
  /** What had to be changed so that it could come in. */
  readonly mended: readonly string[];
}

/**
 * Reads what a character is made of: a card without a name is called like its file.
 * @throws Problem `card-broken` if its picture cannot be decoded
 */
export async function readOne({ file: path, card }: FoundCard): Promise<CardContent> {
  const file = path.replace(/^.*[/\\:]\s*/, '');
  const read = profileOfCard(card);
  const isNamed = read.name !== '';
  const picture = card.picture && (await readPicture(card.picture));
  return {
    file,
    profile: isNamed ? read : { ...read, name: nameFrom(file) },
    picture,
    mended: [...(isNamed ? [] : ['name']), ...(picture?.isScaled ? ['picture'] : [])],
  };
}

const nameFrom = (file: string): string => file.replace(/\.\w+$/, '').slice(0, longestName) || file;
