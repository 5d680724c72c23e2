import type { Database } from 'lmdb';

/** Ordered bytes to bytes: everything is one lmdb database. */
export type Bytes = Database<Buffer, Buffer>;

// Where things lie in the one ordered space of keys: a kind, the collection's number, and what is particular.
const documents = 0x10;
const entries = 0x20;
const counts = 0x30;

/** Behind it: the key of an `_id`. */
export const documentPrefix = (collection: number): Buffer => numbered(documents, collection);

/** Behind it: an index entry's values and, unless they are unique, the key of an `_id`. */
export const entryPrefix = (collection: number, index: number): Buffer =>
  Buffer.concat([numbered(entries, collection), numbered(0, index).subarray(1)]);

export const countKey = (collection: number): Buffer => numbered(counts, collection);

/** Where everything of a collection lies. */
export const rangesOf = (collection: number): { start: Buffer; end: Buffer }[] =>
  [documents, entries, counts].map((kind) => {
    const start = numbered(kind, collection);
    return { start, end: behind(start) };
  });

function numbered(kind: number, id: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(kind);
  bytes.writeUInt32BE(id, 1);
  return bytes;
}

/** The lowest key above all that begin with a prefix that ends in a 32-bit number. */
export function behind(prefix: Buffer): Buffer {
  const end = Buffer.from(prefix);
  end.writeUInt32BE(prefix.readUInt32BE(prefix.length - 4) + 1, prefix.length - 4);
  return end;
}
