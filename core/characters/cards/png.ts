import { crc32 } from 'node:zlib';
import { chunksOf, refuse, signature, visitChunks } from './png-chunks.ts';
import { cardLimits } from './reading/limits.ts';

/** A text in a PNG: Latin-1, as the chunk `tEXt` holds it. */
export interface PngText {
  /** 1 to 79 characters. */
  readonly keyword: string;
  readonly text: string;
}

/** A text of a PNG as it lies in the file. */
export interface TextChunk {
  /** Latin-1; 1 to 79 characters, longer only where it is the address of an asset. */
  readonly keyword: string;
  /** What stands behind the keyword: a view of the picture. */
  readonly value: Buffer;
}

/** Begins the keywords under which RisuAI and others keep pictures of a card: each is a part of it, not a text. */
export const assetKeyword = 'chara-ext-asset_';

/** What may carry prompts, places and names of programs. */
export const metadata: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf']);

/**
 * Walks through the texts of a PNG (`tEXt` only, in their order), checking every chunk on the way; nothing is copied.
 * Compressed texts are counted and not opened.
 * @throws PngError if anything is malformed, a checksum wrong, or there are too many texts
 */
export function textChunksOf(png: Buffer): TextChunk[] {
  const found: TextChunk[] = [];
  let chunks = 0;
  let texts = 0;
  let assets = 0;
  visitChunks(png, (chunk) => {
    if ((chunks += 1) > cardLimits.chunks) refuse('too many chunks', 'card-too-large');
    if (!chunk.isSound) refuse('checksum');
    const { type } = chunk;
    if (!metadata.has(type)) return;
    const text = type === 'tEXt' ? textIn(chunk.data) : undefined;
    if (text?.keyword.startsWith(assetKeyword)) assets += 1;
    else texts += 1;
    if (texts > cardLimits.texts || assets > cardLimits.parts) refuse('too many texts', 'card-too-large');
    if (text) found.push(text);
  });
  return found;
}

function textIn(data: Buffer): TextChunk {
  const end = data.indexOf(0);
  const keyword = data.toString('latin1', 0, Math.max(end, 0));
  if (end < 1 || (end > 79 && !keyword.startsWith(assetKeyword))) refuse('keyword of a text');
  return { keyword, value: data.subarray(end + 1) };
}

/**
 * Reads the texts of a PNG, after checking every chunk.
 * @throws PngError if anything is malformed, a checksum wrong, or there are more than 64 texts
 */
export const readTexts = (png: Buffer): PngText[] =>
  textChunksOf(png).map(({ keyword, value }) => ({ keyword, text: value.toString('latin1') }));

/**
 * The PNG with these texts and without any other metadata, as parts to be written one after another: the picture's own
 * bytes are views and are not copied. The texts stand in their order before the end: some readers take only the first.
 * @throws PngError if the picture's structure is malformed
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
