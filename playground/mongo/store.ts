import { open } from 'lmdb';
import { Collection } from './collection.ts';
import type { IndexDefinition } from './indexes.ts';
import { CommandFailure } from './failure.ts';
import { fromBytes, toBytes } from './fields.ts';
import { type Bytes, rangesOf } from './layout.ts';
import { lockFolder } from './lock.ts';

const catalogPrefix = 0x01;
const nextIdKey = Buffer.of(0x02);

interface Waiting {
  readonly work: () => unknown;
  readonly settle: (failure: unknown, result: unknown) => void;
}

/** The collections of a folder. One thread reads and writes; writes that arrive together share one commit. */
export class Store implements AsyncDisposable {
  readonly #lock: Disposable;
  readonly #bytes: Bytes;
  readonly #collections = new Map<string, Collection>();
  #waiting: Waiting[] = [];

  /** @throws Error with one line where the folder is in use or cannot be written */
  constructor(folder: string) {
    this.#lock = lockFolder(folder);
    // Without overlapping syncs a commit returns when it is on the disk.
    this.#bytes = open({
      path: folder,
      noSubdir: false,
      encoding: 'binary',
      keyEncoding: 'binary',
      overlappingSync: false,
    });
    const range = { start: Buffer.of(catalogPrefix), end: Buffer.of(catalogPrefix + 1) };
    for (const key of this.#bytes.getKeys(range)) this.#load(key.subarray(1).toString());
  }

  #load(namespace: string): void {
    const bytes = this.#bytes.get(catalogKey(namespace));
    if (!bytes) return;
    const { id, indexes } = fromBytes(bytes);
    this.#add(namespace, Number(id), indexes as IndexDefinition[]);
  }

  #add(namespace: string, id: number, indexes: IndexDefinition[]): Collection {
    const save = (): void => {
      this.#bytes.putSync(catalogKey(namespace), toBytes({ id, indexes: collection.indexes }));
    };
    const collection = new Collection(this.#bytes, namespace, id, indexes, save);
    this.#collections.set(namespace, collection);
    return collection;
  }

  /** A number that was never given before, for collections and indexes. Inside `write` only. */
  nextId(): number {
    const next = (this.#bytes.get(nextIdKey)?.readUInt32BE() ?? 0) + 1;
    const value = Buffer.alloc(4);
    value.writeUInt32BE(next);
    this.#bytes.putSync(nextIdKey, value);
    return next;
  }

  find(namespace: string): Collection | undefined {
    return this.#collections.get(namespace);
  }

  /** The collection, made where it is missing. Inside `write` only. */
  make(namespace: string): Collection {
    const present = this.find(namespace);
    if (present) return present;
    if (!/^[^.$\0/\\ ]+\.[^$\0]+$/.test(namespace) || namespace.length > 255)
      throw new CommandFailure(73, 'InvalidNamespace', `Invalid namespace specified '${namespace}'`);
    const collection = this.#add(namespace, this.nextId(), [
      { id: 0, name: '_id_', key: { _id: 1 }, unordered: false },
    ]);
    collection.save();
    return collection;
  }

  all(): Collection[] {
    return [...this.#collections.values()];
  }

  /** Removes a collection. Inside `write` only. */
  drop(collection: Collection): void {
    for (const range of rangesOf(collection.id))
      for (const key of [...this.#bytes.getKeys(range)]) this.#bytes.removeSync(key);
    this.#bytes.removeSync(catalogKey(collection.namespace));
    this.#collections.delete(collection.namespace);
  }

  /** The collections of a database, by name. */
  in(database: string): Collection[] {
    return [...this.#collections.values()]
      .filter(({ namespace }) => namespace.startsWith(`${database}.`))
      .sort((left, right) => (left.namespace < right.namespace ? -1 : 1));
  }

  /**
   * Runs `work` in a write transaction and resolves when it is on the disk. Work that throws a CommandFailure keeps
   * what it wrote before; any other error undoes the whole commit.
   */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (failure: unknown, result: unknown): void => {
        if (failure === undefined) resolve(result as T);
        else reject(failure instanceof Error ? failure : new Error('a write failed', { cause: failure }));
      };
      if (this.#waiting.push({ work, settle }) === 1) {
        setImmediate(() => {
          this.#commit();
        });
      }
    });
  }

  #commit(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      const outcomes = this.#bytes.transactionSync(() => batch.map(({ work }) => attempt(work)));
      batch.forEach(({ settle }, at) => {
        settle(outcomes[at]?.failure, outcomes[at]?.result);
      });
    } catch (error) {
      this.#reload();
      for (const { settle } of batch) settle(error, undefined);
    }
  }

  /** After an undone commit the collections in memory may be ahead of the disk. */
  #reload(): void {
    const namespaces = [...this.#collections.keys()];
    this.#collections.clear();
    for (const namespace of namespaces) this.#load(namespace);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#waiting.length > 0) this.#commit();
    await this.#bytes.close();
    this.#lock[Symbol.dispose]();
  }
}

function attempt(work: () => unknown): { failure?: CommandFailure; result?: unknown } {
  try {
    return { result: work() };
  } catch (error) {
    if (error instanceof CommandFailure) return { failure: error };
    throw error;
  }
}

const catalogKey = (namespace: string): Buffer =>
  Buffer.concat([Buffer.of(catalogPrefix), Buffer.from(namespace)]);
