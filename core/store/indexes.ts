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

/** The indexes that are not built yet, as `collection: field, field`. */
export async function missingIndexes(store: Store, wanted: Indexes): Promise<string[]> {
  const missing: string[] = [];
  for (const [collection, indexes] of Object.entries(wanted)) {
    const built = await builtOn(store, collection);
    for (const { keys } of indexes)
      if (!built.has(JSON.stringify(keys))) missing.push(`${collection}: ${Object.keys(keys).join(', ')}`);
  }
  return missing;
}

async function builtOn(store: Store, collection: string): Promise<ReadonlySet<string>> {
  const built = await store.connection.collection(collection).indexes().catch(unlessMissing);
  return new Set(built.map(({ key }) => JSON.stringify(key)));
}

/** NamespaceNotFound in https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
const namespaceNotFound = 26;

/** A collection without a document has no indexes. */
function unlessMissing(error: unknown): { key: unknown }[] {
  if (error instanceof Error && 'code' in error && error.code === namespaceNotFound) return [];
  throw error;
}
