import { crc32 } from 'node:zlib';
import type { ProblemCode } from '../../base/problem.ts';
import { cardLimits } from './reading/limits.ts';

/** One chunk of a PNG: a place in the picture, of which views are given; nothing is copied. */
export class Chunk {
  readonly type: string;
  readonly #png: Buffer;
  readonly #start: number;
  readonly #end: number;

  constructor(type: string, png: Buffer, start: number, end: number) {
    this.type = type;
    this.#png = png;
    this.#start = start;
    this.#end = end;
  }

  /** Length, type, data and checksum together. */
  get whole(): Buffer {
    return this.#png.subarray(this.#start, this.#end);
  }

  get data(): Buffer {
    return this.#png.subarray(this.#start + 8, this.#end - 4);
  }

  /** Bytes of the whole. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** Whether its checksum, which covers type and data, is right. */
  get isSound(): boolean {
    const sum = this.#end - 4;
    return crc32(this.#png.subarray(this.#start + 4, sum)) === this.#png.readUInt32BE(sum);
  }
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
export function visitChunks(png: Buffer, visit: (chunk: Chunk) => void): void {
  if (!png.subarray(0, signature.length).equals(signature)) refuse('signature');
  let at = signature.length;
  for (let first = true; ; first = false) {
    const chunk = chunkAt(png, at);
    if (first) checkHeader(chunk);
    else if (chunk.type === 'IHDR') refuse('two headers');
    visit(chunk);
    if (chunk.type === 'IEND') return;
    at += chunk.length;
  }
}

/** All of them, of a picture whose chunks were counted before. @throws PngError as `visitChunks` does */
export function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  visitChunks(png, (chunk) => chunks.push(chunk));
  return chunks;
}

function chunkAt(png: Buffer, at: number): Chunk {
  if (at + frame > png.length) refuse('ends too early');
  const length = png.readUInt32BE(at);
  const end = at + frame + length;
  if (length > longestChunk || end > png.length) refuse('length of a chunk');
  return new Chunk(typeAt(png, at + 4), png, at, end);
}

/** Types that were met, by their four bytes as a number: a picture has hundreds of chunks of one type. */
const types = new Map<number, string>();
/** Files from outside may not fill the memory with names. */
const mostTypes = 64;

function typeAt(png: Buffer, at: number): string {
  const code = png.readUInt32BE(at);
  const known = types.get(code);
  if (known !== undefined) return known;
  const type = png.toString('latin1', at, at + 4);
  if (!/^[A-Za-z]{4}$/.test(type)) refuse('type of a chunk');
  if (types.size < mostTypes) types.set(code, type);
  return type;
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
