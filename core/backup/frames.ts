import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { mostBytes, unusable } from './format.ts';

const lengthBytes = 4;

/**
 * The BSON documents of a file as bytes, one after the other. Nothing of it is to be believed before `verifyFile` has seen
 * it all.
 * @throws Problem `configuration` where the file is missing, torn or no backup
 */
export async function* framesOf(path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of unpacked(path)) {
    rest = Buffer.concat([rest, chunk]);
    for (let length = lengthOf(path, rest); rest.length >= length; length = lengthOf(path, rest)) {
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw unusable(path, 'is torn: its end is missing');
}

/** The length of the document that begins here; more than there is where its beginning is not complete. */
function lengthOf(path: string, bytes: Buffer): number {
  if (bytes.length < lengthBytes) return Number.POSITIVE_INFINITY;
  const length = bytes.readInt32LE(0);
  if (length <= lengthBytes || length > mostBytes)
    throw unusable(path, 'is no backup of Persona, or was altered');
  return length;
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const gunzip = createGunzip({ chunkSize: 2 ** 20 });
  file.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of file.pipe(gunzip)) yield chunk as Buffer;
  } catch (error) {
    throw unusable(path, reasonOf(error), error);
  } finally {
    file.destroy();
  }
}

/** zlib's codes: https://zlib.net/manual.html; the others are the system's. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
  Z_BUF_ERROR: 'is torn: its end is missing',
  Z_DATA_ERROR: 'is no backup of Persona, or was altered',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `cannot be read: ${String(error)}`;
}
