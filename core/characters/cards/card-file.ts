import type { Portrait } from '../show.ts';
import type { CardSource } from './card-source.ts';
import { cardV2 } from './card-v2.ts';
import { cardV3 } from './card-v3.ts';
import { withTexts } from './png.ts';

/** A card as PNG chunks hold it: base64 of JSON in UTF-8. */
const encode = (card: object): string => Buffer.from(JSON.stringify(card)).toString('base64');

/**
 * A character as a picture that other programs import: its portrait with the card in both versions, V2 first.
 * @throws Error that begins with `not a PNG:` if the portrait is damaged
 */
export const cardPng = (source: CardSource & { readonly portrait: Pick<Portrait, 'image'> }): Buffer =>
  Buffer.concat(
    withTexts(source.portrait.image, [
      { keyword: 'chara', text: encode(cardV2(source)) },
      { keyword: 'ccv3', text: encode(cardV3(source)) },
    ]),
  );

/** A character as a JSON file that other programs import: Character Card V3. */
export const cardJson = (source: CardSource): string => `${JSON.stringify(cardV3(source), null, 2)}\n`;
