import type { ProblemCode } from '../../base/problem.ts';
import { cardLimits } from './reading/limits.ts';

/** One chunk of a PNG: views of the picture, nothing copied. */
export interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  /** Length, type, data and checksum together. */
  readonly whole: Buffer;
}

export const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes of a chunk beside its data: length, type, checksum. */
const frame = 12;
/** PNG's own limit of a length: 31 bits. */
const longestChunk = 0x7f_ff_ff_ff;
const headerLength = 13;

/**
 * Walks through the chunks of a PNG from its header to its end, in one pass. What stands behind the end is left out.
 * Checksums are not looked at (`textChunksOf` does). A picture that claims too many pixels is not looked at any further.
 * @throws PngError if signature, order, length or size is wrong
 */
export function* chunksOf(png: Buffer): Generator<Chunk> {
  if (!png.subarray(0, signature.length).equals(signature)) refuse('signature');
  let at = signature.length;
  for (let first = true; ; first = false) {
    const chunk = chunkAt(png, at);
    if (first) checkHeader(chunk);
    else if (chunk.type === 'IHDR') refuse('two headers');
    yield chunk;
    if (chunk.type === 'IEND') return;
    at += chunk.whole.length;
  }
}

function chunkAt(png: Buffer, at: number): Chunk {
  if (at + frame > png.length) refuse('ends too early');
  const length = png.readUInt32BE(at);
  const end = at + frame + length;
  if (length > longestChunk || end > png.length) refuse('length of a chunk');
  const type = png.toString('latin1', at + 4, at + 8);
  if (!/^[A-Za-z]{4}$/.test(type)) refuse('type of a chunk');
  return { type, data: png.subarray(at + 8, end - 4), whole: png.subarray(at, end) };
}

function checkHeader({ type, data }: Chunk): void {
  if (type !== 'IHDR' || data.length !== headerLength) refuse('header');
  const width = data.readUInt32BE(0);
  const height = data.readUInt32BE(4);
  if (width === 0 || height === 0) refuse('size of the picture');
  if (width * height > cardLimits.pixels) refuse('size of the picture', 'picture-too-large');
}

/** Why a PNG was refused: `not a PNG: …`, and what a person is told. */
export class PngError extends Error {
  readonly code: ProblemCode;

  constructor(what: string, code: ProblemCode) {
    super(`not a PNG: ${what}`);
    this.code = code;
  }
}

/** @throws PngError always */
export function refuse(what: string, code: ProblemCode = 'card-broken'): never {
  throw new PngError(what, code);
}
