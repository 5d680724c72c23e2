import { ObjectId } from 'bson';
import type { Database } from 'lmdb';
import { z } from 'zod';
import { CommandFailure, notSupported } from './failure.ts';
import { type Fields, fields, fromBytes, toBytes, valueAt } from './fields.ts';
import { toKey } from './keys.ts';
import { compileFilter } from './match.ts';

/** Ordered bytes to bytes: everything is one lmdb database. */
export type Bytes = Database<Buffer, Buffer>;

export const indexShape = z.strictObject({
  key: z.record(z.string(), z.union([z.literal(1), z.literal(-1)])),
  name: z.string().regex(/^[^\0]+$/),
  unique: z.boolean().optional(),
  sparse: z.boolean().optional(),
  partialFilterExpression: fields.optional(),
  expireAfterSeconds: z.number().nonnegative().optional(),
  background: z.unknown().optional(),
});
export type Index = z.output<typeof indexShape>;

/** The index whose entries are the documents themselves. */
export const byId: Index = { key: { _id: 1 }, name: '_id_' };

/** A document and the key of its `_id`. */
export interface Found {
  readonly idKey: Buffer;
  readonly document: Fields;
}

/** A stretch of an index: the entries from `low` through all that begin with `high`. */
export type Range = Readonly<Record<'low' | 'high', Buffer>>;

// lmdb takes keys of 1,978 bytes.
const maxKeyBytes = 1_900;
const chunkSize = 100;

/** Above every key that begins so: no key holds the byte 0xff behind a beginning. */
export const through = (beginning: Buffer): Buffer => Buffer.concat([beginning, Buffer.of(0xff)]);

/** Documents by the key of their `_id`, and the entries of indexes. What changes it runs inside `Store.write`. */
export class Collection {
  readonly namespace: string;
  readonly indexes: readonly Index[];
  readonly #bytes: Bytes;

  constructor(bytes: Bytes, namespace: string, indexes: readonly Index[]) {
    this.#bytes = bytes;
    this.namespace = namespace;
    this.indexes = indexes;
  }

  get(idKey: Buffer): Fields | undefined {
    const bytes = this.#bytes.get(this.#key(byId, idKey));
    return bytes && fromBytes(bytes);
  }

  /** Stores a new document, with an `_id` in front if it has none, and gives it. @throws CommandFailure E11000 */
  insert(given: Fields): Fields {
    const document = { _id: given['_id'] ?? new ObjectId(), ...given };
    const idKey = toKey(document._id);
    if (this.get(idKey)) throw this.#duplicate(byId, document);
    this.#write(idKey, document);
    return document;
  }

  /** Stores a changed document; false where its bytes stay as they are. @throws CommandFailure E11000 */
  replace({ idKey }: Found, changed: Fields): boolean {
    if (this.#bytes.get(this.#key(byId, idKey))?.equals(toBytes(changed))) return false;
    this.#write(idKey, changed);
    return true;
  }

  remove({ idKey }: Found): void {
    this.#write(idKey, undefined);
  }

  /** Checks everything before it writes anything: in a bulk write what was done before stays. */
  #write(idKey: Buffer, after: Fields | undefined): void {
    const before = this.get(idKey);
    const bytes = after && toBytes(after);
    const old = before ? this.indexes.flatMap((index) => this.#entry(index, idKey, before)) : [];
    const fresh = after ? this.indexes.flatMap((index) => this.#entry(index, idKey, after)) : [];
    for (const key of old) this.#bytes.removeSync(key);
    for (const key of fresh) this.#bytes.putSync(key, idKey);
    if (bytes) this.#bytes.putSync(this.#key(byId, idKey), bytes);
  }

  /** The key of a document's entry; none where sparse or partial leave it out. @throws CommandFailure E11000 */
  #entry(index: Index, idKey: Buffer, document: Fields): Buffer[] {
    const { name, partialFilterExpression: partial, sparse, unique } = index;
    const values = Object.keys(index.key).map((path) => valueAt(document, path));
    if (sparse && values.every((value) => value === undefined)) return [];
    if (partial && !compileFilter(partial)(document)) return [];
    if (values.some(Array.isArray)) throw notSupported(`an array in the index ${name}`);
    const key = this.#key(index, ...values.map(toKey), ...(unique || index === byId ? [] : [idKey]));
    const holder = unique ? this.#bytes.get(key) : undefined;
    if (holder && !holder.equals(idKey)) throw this.#duplicate(index, document);
    return [key];
  }

  /** Writes the entries of an index that has just been made. @throws CommandFailure E11000 */
  fill(index: Index): void {
    for (const idKey of this.idKeys(byId, { low: Buffer.alloc(0), high: Buffer.alloc(0) }))
      for (const key of this.#entry(index, idKey, this.get(idKey) ?? {})) this.#bytes.putSync(key, idKey);
  }

  /** Removes the entries of an index that is to go. */
  clear(index: Index): void {
    const start = this.#key(index);
    for (const key of [...this.#bytes.getKeys({ start, end: through(start) })]) this.#bytes.removeSync(key);
  }

  /** The `_id` keys of an index's entries, read in chunks: the collection may change between two. */
  *idKeys(index: Index, { high, low }: Range, backwards = false): Generator<Buffer> {
    const prefix = this.#key(index);
    let start: Buffer = Buffer.concat([prefix, low]).subarray(0, maxKeyBytes);
    let end = through(Buffer.concat([prefix, high]).subarray(0, maxKeyBytes));
    const back = { reverse: true, exclusiveStart: true, inclusiveEnd: true };
    for (let last: Buffer | undefined = prefix; last; ) {
      const range = backwards ? { ...back, start: end, end: start } : { start, end };
      const keys = [...this.#bytes.getKeys({ ...range, limit: chunkSize })].map((key) => Buffer.from(key));
      for (const key of keys) {
        const idKey = index === byId ? key.subarray(prefix.length) : this.#bytes.get(key);
        if (idKey) yield Buffer.from(idKey);
      }
      last = keys[chunkSize - 1];
      if (backwards) end = last ?? end;
      else start = Buffer.concat([last ?? start, Buffer.of(0)]);
    }
  }

  #key(index: Index, ...parts: Buffer[]): Buffer {
    const kind = index === byId ? 'document' : 'entry';
    const key = Buffer.concat([Buffer.from(`${kind}\0${this.namespace}\0${index.name}\0`), ...parts]);
    if (key.length <= maxKeyBytes) return key;
    throw notSupported(`a value of ${key.length} bytes in the index ${index.name}`);
  }

  /** MongoDB's E11000, with `keyPattern` and `keyValue` as drivers read them. */
  #duplicate({ key, name }: Index, document: Fields): CommandFailure {
    const entries = Object.keys(key).map((path) => [path, valueAt(document, path) ?? null]);
    const details = { keyPattern: key, keyValue: Object.fromEntries(entries) as Fields };
    const dup = `index: ${name} dup key: ${JSON.stringify(details.keyValue)}`;
    const message = `E11000 duplicate key error collection: ${this.namespace} ${dup}`;
    return new CommandFailure(11000, 'DuplicateKey', message, details);
  }
}
