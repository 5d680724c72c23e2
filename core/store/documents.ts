import type { Store, StoredDocument } from './connect.ts';
import type { Filter } from './rows.ts';

/**
 * The documents of a collection as they lie there: all in the order of their ids, or those that fit a filter in any order.
 * Of those that come or go meanwhile each may be among them or not; every other one is, once.
 */
export function documentsOf(
  store: Store,
  collection: string,
  filter?: Filter,
): AsyncIterable<StoredDocument> {
  const found = store.connection
    .collection<StoredDocument>(collection)
    .find({ ...filter })
    .batchSize(100);
  return filter ? found : found.sort({ _id: 1 });
}

/** Puts documents in as they are, whatever the register says of them. */
export async function insertDocuments(
  store: Store,
  collection: string,
  documents: readonly StoredDocument[],
): Promise<void> {
  if (documents.length > 0)
    await store.connection.collection<StoredDocument>(collection).insertMany([...documents]);
}
