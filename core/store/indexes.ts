import type { Store } from './connect.ts';
import type { Index } from './record.ts';

/** Indexes by collection. */
export type Indexes = Readonly<Record<string, readonly Index[]>>;

/** Builds the indexes that are missing. Repeatable, by several processes at once. */
export async function buildIndexes(store: Store, wanted: Indexes): Promise<void> {
  for (const [collection, indexes] of Object.entries(wanted)) {
    const specifications = indexes.map(({ keys, ...options }) => ({ key: { ...keys }, ...options }));
    if (specifications.length > 0)
      await store.connection.collection(collection).createIndexes(specifications);
  }
}

/** Drops the indexes on these fields, if they are there. Repeatable. */
export async function dropIndexes(store: Store, unwanted: Indexes): Promise<void> {
  for (const [collection, indexes] of Object.entries(unwanted)) {
    const built = await builtOn(store, collection);
    for (const { keys } of indexes) {
      const name = built.get(JSON.stringify(keys));
      if (name !== undefined) await store.connection.collection(collection).dropIndex(name).catch(unlessGone);
    }
  }
}

/** The indexes that are not built yet, as `collection: field, field`. */
export const missingIndexes = (store: Store, wanted: Indexes): Promise<string[]> =>
  select(store, wanted, (isBuilt) => !isBuilt);

/** The indexes that are built, as `collection: field, field`. */
export const standingIndexes = (store: Store, wanted: Indexes): Promise<string[]> =>
  select(store, wanted, (isBuilt) => isBuilt);

async function select(
  store: Store,
  indexes: Indexes,
  isMeant: (isBuilt: boolean) => boolean,
): Promise<string[]> {
  const selected: string[] = [];
  for (const [collection, ofIt] of Object.entries(indexes)) {
    const built = await builtOn(store, collection);
    for (const { keys } of ofIt)
      if (isMeant(built.has(JSON.stringify(keys))))
        selected.push(`${collection}: ${Object.keys(keys).join(', ')}`);
  }
  return selected;
}

/** The names of the indexes on a collection, by their keys. */
async function builtOn(store: Store, collection: string): Promise<ReadonlyMap<string, string>> {
  const built = await store.connection.collection(collection).indexes().catch(unlessMissing);
  return new Map(built.map(({ key, name = '' }) => [JSON.stringify(key), name]));
}

/** NamespaceNotFound in https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
const namespaceNotFound = 26;

/** Another process was faster. IndexNotFound in the same list as below. */
function unlessGone(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 27) return;
  throw error;
}

/** A collection without a document has no indexes. */
function unlessMissing(error: unknown): { key: unknown; name?: string }[] {
  if (error instanceof Error && 'code' in error && error.code === namespaceNotFound) return [];
  throw error;
}
