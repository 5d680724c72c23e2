import { createHmac } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { deriveKey, type Keyring } from '../crypto/keyring.ts';
import { toBytes } from '../store/bson.ts';
import { type Counts, type Entry, type Header, purpose } from './format.ts';

/**
 * Writes one file of a backup, readable by its owner alone. It has its name when it is whole and on the disk, not before.
 * @param collections which are counted, also where they are empty
 */
export async function writeFile(
  path: string,
  masters: Keyring,
  header: Header,
  collections: readonly string[],
  entries: AsyncIterable<Entry>,
): Promise<Counts> {
  const counts = Object.fromEntries(collections.map((name) => [name, 0]));
  const draft = `${path}.partial`;
  await pipeline(
    Readable.from(frames(masters, header, counts, entries)),
    // What is sealed does not get smaller; the rest does with little work.
    createGzip({ level: 1 }),
    createWriteStream(draft, { mode: 0o600, flush: true }),
  );
  await rename(draft, path);
  return counts;
}

async function* frames(
  masters: Keyring,
  header: Header,
  counts: Record<string, number>,
  entries: AsyncIterable<Entry>,
): AsyncGenerator<Uint8Array> {
  const hmac = createHmac('sha256', deriveKey(masters, purpose, header.masterVersion));
  const signed = (value: object): Uint8Array => {
    const bytes = toBytes(value);
    hmac.update(bytes);
    return bytes;
  };
  yield signed(header);
  for await (const entry of entries) {
    counts[entry.collection] = (counts[entry.collection] ?? 0) + 1;
    yield signed(entry);
  }
  yield signed({ counts });
  yield toBytes({ hmac: hmac.digest() });
}
