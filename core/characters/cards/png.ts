import { crc32 } from 'node:zlib';
import { chunksOf, refuse, signature } from './png-chunks.ts';

/** A text in a PNG: Latin-1, as the chunk `tEXt` holds it. */
export interface PngText {
  /** 1 to 79 characters. */
  readonly keyword: string;
  readonly text: string;
}

/** A PNG with more texts than this is refused: reading stays linear and small whatever comes in. */
const mostTexts = 64;

/** What may carry prompts, places and names of programs. */
const metadata: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf']);

/**
 * Reads the texts of a PNG (`tEXt` only, in their order), after checking every chunk.
 * @throws Error that begins with `not a PNG:` if anything is malformed, a checksum wrong, or there are more than 64 texts
 */
export function readTexts(png: Buffer): PngText[] {
  const texts: PngText[] = [];
  let count = 0;
  for (const { type, data, whole } of chunksOf(png)) {
    // The checksum covers type and data.
    if (crc32(whole.subarray(4, -4)) !== whole.readUInt32BE(whole.length - 4)) refuse('checksum');
    if (metadata.has(type) && (count += 1) > mostTexts) refuse('too many texts');
    if (type === 'tEXt') texts.push(readText(data));
  }
  return texts;
}

function readText(data: Buffer): PngText {
  const end = data.indexOf(0);
  if (end < 1 || end > 79) refuse('keyword of a text');
  return { keyword: data.toString('latin1', 0, end), text: data.toString('latin1', end + 1) };
}

/**
 * The PNG with these texts and without any other metadata, as parts to be written one after another: the picture's own
 * bytes are views and are not copied. The texts stand in their order before the end: some readers take only the first.
 * @throws Error that begins with `not a PNG:` if the picture's structure is malformed
 */
export function withTexts(png: Buffer, texts: readonly PngText[]): Buffer[] {
  const parts: Buffer[] = [signature];
  for (const { type, whole } of chunksOf(png)) {
    if (metadata.has(type)) continue;
    if (type === 'IEND') parts.push(...texts.map(writeText));
    parts.push(whole);
  }
  return parts;
}

function writeText({ keyword, text }: PngText): Buffer {
  const data = keyword.length + 1 + text.length;
  const chunk = Buffer.alloc(data + 12);
  chunk.writeUInt32BE(data, 0);
  chunk.write('tEXt', 4, 'latin1');
  chunk.write(keyword, 8, 'latin1');
  chunk.write(text, 9 + keyword.length, 'latin1');
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}
