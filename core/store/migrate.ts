import type { Store } from './connect.ts';
import type { AnyRecord } from './record.ts';

/**
 * Builds every collection's indexes. Repeatable; run at each start, since the programs depend on the unique keys.
 * @returns the names of the collections
 */
export async function migrate(store: Store, register: readonly AnyRecord[]): Promise<string[]> {
  for (const record of register) await buildIndexes(store, record);
  return register.map((record) => record.collection);
}

async function buildIndexes(store: Store, record: AnyRecord): Promise<void> {
  if (record.indexes.length === 0) return;
  const specifications = record.indexes.map(({ keys, ...options }) => ({ key: { ...keys }, ...options }));
  await store.connection.collection(record.collection).createIndexes(specifications);
}
