import { ObjectId } from 'bson';
import { badValue, CommandFailure } from './failure.ts';
import { type Fields, fromBytes, toBytes } from './fields.ts';
import { duplicateKey, entriesOf, type IndexDefinition } from './indexes.ts';
import { fit, isCut, toKey } from './keys.ts';
import { behind, type Bytes, countKey, documentPrefix, entryPrefix } from './layout.ts';

/** A document and the key of its `_id`. */
export interface Found {
  readonly idKey: Buffer;
  readonly document: Fields;
}

interface Entry {
  readonly key: Buffer;
  readonly index: IndexDefinition;
}

/**
 * One collection: documents by the key of their `_id`, and the entries of its indexes. What changes it runs inside
 * `Store.write`, and checks everything before it writes anything: a document is changed wholly or not at all.
 */
export class Collection {
  readonly namespace: string;
  readonly id: number;
  indexes: IndexDefinition[];
  /** Writes the indexes' definitions to the catalogue. */
  readonly save: () => void;
  readonly #bytes: Bytes;

  constructor(bytes: Bytes, namespace: string, id: number, indexes: IndexDefinition[], save: () => void) {
    this.#bytes = bytes;
    this.namespace = namespace;
    this.id = id;
    this.indexes = indexes;
    this.save = save;
  }

  get(idKey: Buffer): Fields | undefined {
    const bytes = this.#bytes.get(this.#documentKey(idKey));
    return bytes && fromBytes(bytes);
  }

  get count(): number {
    return this.#bytes.get(countKey(this.id))?.readUInt32BE() ?? 0;
  }

  /** Stores a new document, with an `_id` in front if it has none, and gives it. @throws CommandFailure E11000 */
  insert(given: Fields): Fields {
    const document = { _id: given['_id'] ?? new ObjectId(), ...given };
    if (Array.isArray(document._id)) throw badValue("The '_id' value cannot be of type array");
    const key = toKey(document._id);
    const [byId] = this.indexes;
    if (isCut(key) && byId && !byId.unordered) {
      byId.unordered = true;
      this.save();
    }
    if (byId && this.get(fit(key))) throw duplicateKey(this.namespace, byId, document);
    this.#write(fit(key), undefined, document);
    this.#changeCount(1);
    return document;
  }

  /** Stores a changed document; false where its bytes stay as they are. @throws CommandFailure E11000 */
  replace(found: Found, changed: Fields): boolean {
    const before = this.get(found.idKey);
    if (before && toBytes(before).equals(toBytes(changed))) return false;
    this.#write(found.idKey, before, changed);
    return true;
  }

  remove(found: Found): void {
    const before = this.get(found.idKey);
    if (!before) return;
    this.#write(found.idKey, before, undefined);
    this.#changeCount(-1);
  }

  #write(idKey: Buffer, before: Fields | undefined, after: Fields | undefined): void {
    const bytes = after && toBytes(after);
    const old = before ? this.#entries(idKey, before) : [];
    const fresh = after ? this.#entries(idKey, after) : [];
    if (after) this.#refuseDuplicates(fresh, idKey, after);
    for (const { key } of old) this.#bytes.removeSync(key);
    for (const { key } of fresh) this.#bytes.putSync(key, idKey);
    if (bytes) this.#bytes.putSync(this.#documentKey(idKey), bytes);
    else this.#bytes.removeSync(this.#documentKey(idKey));
  }

  #refuseDuplicates(entries: readonly Entry[], idKey: Buffer, document: Fields): void {
    for (const { index, key } of entries) {
      const holder = index.unique ? this.#bytes.get(key) : undefined;
      if (holder && !holder.equals(idKey)) throw duplicateKey(this.namespace, index, document);
    }
  }

  #entries(idKey: Buffer, document: Fields, indexes = this.indexes.slice(1)): Entry[] {
    return indexes.flatMap((index) => {
      const { keys, unordered } = entriesOf(index, document);
      if (unordered && !index.unordered) {
        index.unordered = true;
        this.save();
      }
      return keys.map((key) => ({ index, key: this.#entryKey(index, key, idKey) }));
    });
  }

  /** Adds an index and fills it. @throws CommandFailure E11000: then nothing was written */
  addIndex(index: IndexDefinition): void {
    const entries = new Map<string, [Buffer, Buffer]>();
    for (const { idKey, document } of this.all())
      for (const { key } of this.#entries(idKey, document, [index])) {
        const taken = entries.get(key.toString('latin1'));
        if (taken && !taken[1].equals(idKey)) throw duplicateKey(this.namespace, index, document);
        entries.set(key.toString('latin1'), [key, idKey]);
      }
    for (const [key, idKey] of entries.values()) this.#bytes.putSync(key, idKey);
    this.indexes = [...this.indexes, index];
    this.save();
  }

  dropIndex(index: IndexDefinition): void {
    if (index.id === 0) throw new CommandFailure(72, 'InvalidOptions', 'cannot drop _id index');
    const start = this.prefix(index);
    for (const key of [...this.#bytes.getKeys({ start, end: behind(start) })]) this.#bytes.removeSync(key);
    this.indexes = this.indexes.filter((other) => other !== index);
    this.save();
  }

  /** Every document, in the order of `_id`. */
  *all(): Generator<Found> {
    const [byId] = this.indexes;
    if (!byId) return;
    for (const idKey of this.idKeys(byId, Buffer.alloc(0), Buffer.of(0xff), false)) {
      const document = this.get(idKey);
      if (document) yield { idKey, document };
    }
  }

  /** The `_id` keys of an index's entries from `start` up to below `end`, or backwards. */
  *idKeys(index: IndexDefinition, start: Buffer, end: Buffer, backwards: boolean): Generator<Buffer> {
    const prefix = this.prefix(index);
    const low = Buffer.concat([prefix, start]);
    const high = Buffer.concat([prefix, end]);
    // Backwards lmdb leaves out the last key, which may be `low` itself: the end is looked for here.
    const range = backwards ? { start: high, reverse: true } : { start: low, end: high };
    for (const { key, value } of this.#bytes.getRange(range)) {
      if (backwards && Buffer.compare(key, low) < 0) return;
      yield Buffer.from(index.id === 0 ? key.subarray(prefix.length) : value);
    }
  }

  prefix(index: IndexDefinition): Buffer {
    return index.id === 0 ? documentPrefix(this.id) : entryPrefix(this.id, index.id);
  }

  #entryKey(index: IndexDefinition, key: Buffer, idKey: Buffer): Buffer {
    return Buffer.concat([this.prefix(index), key, index.unique ? Buffer.alloc(0) : idKey]);
  }

  #documentKey(idKey: Buffer): Buffer {
    return Buffer.concat([documentPrefix(this.id), idKey]);
  }

  #changeCount(by: number): void {
    const value = Buffer.alloc(4);
    value.writeUInt32BE(this.count + by);
    this.#bytes.putSync(countKey(this.id), value);
  }
}
