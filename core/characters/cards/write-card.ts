import { type CardFormat, formatFacts } from './card-format.ts';
import type { PicturedSource } from './card-source.ts';
import { fileNameOf } from './file-name.ts';
import type { ReadCard } from './read-card.ts';
import { cardJson } from './writing/card-json.ts';
import { writePng } from './writing/card-png.ts';
import { writeCharx } from './writing/charx.ts';

/** A file to be sent. */
export interface CardFile {
  /** The character's name, safe in every file system, with the format's ending. */
  readonly name: string;
  readonly contentType: string;
  /** To be written one after another: the pictures among them are views, not copies. */
  readonly parts: readonly Buffer[];
  /** Bytes of all parts. */
  readonly size: number;
}

/**
 * A character as a file that other programs import.
 * @param original the card that it came in with, if it was imported: what Persona has no field for goes out again from
 * there, byte for byte; only what differs from it is written anew
 * @throws Error that begins with `not a PNG:` if the portrait is damaged
 */
export function writeCard(source: PicturedSource, format: CardFormat, original?: ReadCard): CardFile {
  const { ending, contentType } = formatFacts[format];
  const parts = partsOf(source, format, original);
  return fileOf(`${fileNameOf(source.secret.profile.name)}${ending}`, contentType, parts);
}

function partsOf(source: PicturedSource, format: CardFormat, original: ReadCard | undefined): Buffer[] {
  switch (format) {
    case 'png':
      return writePng(source, original);
    case 'charx':
      return writeCharx(source, original);
    case 'v2-json':
    case 'v3-json':
      return [Buffer.from(cardJson(source, formatFacts[format].spec, original, 2))];
  }
}

/**
 * The file that a character came in with, as it came: every byte.
 * @param name of the character, which may have another one by now
 */
export function fileAsItCame(
  name: string,
  { container }: Pick<ReadCard, 'container'>,
  bytes: Buffer,
): CardFile {
  const { ending, contentType } = factsOf(container, bytes);
  return fileOf(`${fileNameOf(name)}${ending}`, contentType, [bytes]);
}

const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);

function factsOf(
  container: ReadCard['container'],
  bytes: Buffer,
): { readonly ending: string; readonly contentType: string } {
  if (container === 'png') return formatFacts.png;
  if (container === 'json') return formatFacts['v3-json'];
  // RisuAI writes a CHARX behind a JPEG as well, and reads it by that ending.
  if (bytes.subarray(0, jpegStart.length).equals(jpegStart))
    return { ending: '.jpeg', contentType: 'image/jpeg' };
  return formatFacts.charx;
}

const fileOf = (name: string, contentType: string, parts: readonly Buffer[]): CardFile => ({
  name,
  contentType,
  parts,
  size: parts.reduce((sum, part) => sum + part.length, 0),
});
