import { open } from 'lmdb';
import { byId, type Bytes, Collection, type Index, through } from './collection.ts';
import { CommandFailure } from './failure.ts';
import { fromBytes, toBytes } from './fields.ts';
import { lockFolder } from '../kit/lock-folder.ts';
import { search } from './search.ts';

/** The collections of a folder. One thread reads and writes; writes that arrive together share one commit. */
export class Store implements AsyncDisposable {
  readonly #lock: Disposable;
  readonly #bytes: Bytes;
  readonly #expiry: NodeJS.Timeout;

  /** @throws Error with one line where the folder is in use or cannot be written */
  constructor(folder: string) {
    this.#lock = lockFolder(folder);
    // Without overlapping syncs a commit returns when it is on the disk.
    const options = { noSubdir: false, overlappingSync: false };
    this.#bytes = open({ path: folder, encoding: 'binary', keyEncoding: 'binary', ...options });
    this.#expiry = setInterval(() => {
      this.write(() => {
        this.#removeExpired();
      }).catch((error: unknown) => {
        process.emitWarning(`expired documents stay: ${String(error)}`);
      });
    }, 1_000).unref();
  }

  /**
   * Runs `work` in a transaction and resolves when it is on the disk; what throws has changed nothing.
   * @throws CommandFailure `OutOfDiskSpace` where the disk takes nothing
   */
  async write<T>(work: () => T): Promise<T> {
    try {
      return await this.#bytes.childTransaction(work);
    } catch (error) {
      if (!isFailedCommit(error)) throw error;
      error.commitError.catch(() => undefined);
      throw new CommandFailure(14_031, 'OutOfDiskSpace', 'nothing can be written to the disk: is it full?');
    }
  }

  find(namespace: string): Collection | undefined {
    const bytes = this.#bytes.get(catalogueKey(namespace));
    const indexes = bytes && (fromBytes(bytes)['indexes'] as Index[]);
    return indexes && new Collection(this.#bytes, namespace, [byId, ...indexes]);
  }

  /** The names of the collections of a database. */
  namesIn(database: string): string[] {
    return this.#namespaces(`${database}.`).map((namespace) => namespace.slice(database.length + 1));
  }

  #namespaces(beginning: string): string[] {
    const start = catalogueKey(beginning);
    const keys = [...this.#bytes.getKeys({ start, end: through(start) })];
    return keys.map((key) => key.toString('utf8', catalogueKey('').length));
  }

  /** The collection, made where it is missing. Inside `write` only, as all that follows. */
  make(namespace: string): Collection {
    return this.find(namespace) ?? this.#save(namespace, []);
  }

  /** Adds an index and fills it. @throws CommandFailure E11000 */
  addIndex({ indexes, namespace }: Collection, index: Index): void {
    this.#save(namespace, [...indexes.slice(1), index]).fill(index);
  }

  /** Takes an index away, with its entries. */
  dropIndex(collection: Collection, index: Index): void {
    collection.clear(index);
    this.#save(
      collection.namespace,
      collection.indexes.slice(1).filter(({ name }) => name !== index.name),
    );
  }

  #save(namespace: string, indexes: Index[]): Collection {
    this.#bytes.putSync(catalogueKey(namespace), toBytes({ indexes }));
    return new Collection(this.#bytes, namespace, [byId, ...indexes]);
  }

  /** Removes what has expired; what is no date never does. */
  #removeExpired(): void {
    for (const namespace of this.#namespaces('')) {
      const collection = this.find(namespace);
      for (const { expireAfterSeconds: seconds, key } of collection?.indexes ?? []) {
        const limit = new Date(Date.now() - (seconds ?? 0) * 1_000);
        const expired =
          seconds === undefined ? [] : search(collection, { [Object.keys(key)[0] ?? '']: { $lt: limit } });
        for (const found of [...expired]) collection?.remove(found);
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#expiry);
    await this.#bytes.close();
    this.#lock[Symbol.dispose]();
  }
}

const catalogueKey = (namespace: string): Buffer => Buffer.from(`catalogue\0${namespace}`);

/** How lmdb says that a commit did not reach the disk; why stands in a promise. */
export const isFailedCommit = (error: unknown): error is Error & { commitError: Promise<never> } =>
  error instanceof Error && 'commitError' in error && error.commitError instanceof Promise;
