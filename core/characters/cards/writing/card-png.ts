import type { PicturedSource } from '../card-source.ts';
import { withTexts } from '../png.ts';
import type { ReadCard } from '../read-card.ts';
import { cardJson } from './card-json.ts';

/** A card as PNG chunks hold it: base64 of JSON in UTF-8. */
const encode = (json: string): string => Buffer.from(json).toString('base64');

/**
 * The portrait with the card in both versions and no other text, as parts of a PNG. V2 stands first: some programs read
 * the first text and no other. It holds all that the V3 holds, where V2 lets unknown fields be; V3 suggests a warning in
 * its `creator_notes`, which is left out: a program that reads V2 would take it for the creator's own words and keep it.
 * @throws Error that begins with `not a PNG:` if the portrait is damaged
 */
export const writePng = (source: PicturedSource, original: ReadCard | undefined): Buffer[] =>
  withTexts(source.portrait.image, [
    { keyword: 'chara', text: encode(cardJson(source, 'v2', original)) },
    { keyword: 'ccv3', text: encode(cardJson(source, 'v3', original)) },
  ]);
