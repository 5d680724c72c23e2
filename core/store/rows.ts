import type { z } from 'zod';
import { answered, modelOf, type Store } from './connect.ts';
import type { PlainField, RowOf, StoreRecord } from './record.ts';

/** A MongoDB filter. Values come from our own code: text from outside is only ever compared with `$eq`, as strings. */
export type Filter = Readonly<Record<string, unknown>>;

/** A MongoDB update. Known fields are typed; dotted paths are the caller's care. */
export interface Update<Row> {
  readonly $set?: Partial<Row> & Readonly<Record<string, unknown>>;
  readonly $unset?: Readonly<Record<string, 1>>;
  readonly $inc?: Readonly<Record<string, number>>;
  readonly $max?: Readonly<Record<string, unknown>>;
  readonly $setOnInsert?: Partial<Row> & Readonly<Record<string, unknown>>;
}

export interface FindOptions {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
}

/** A record's collection in an open store. Every row is parsed by the record's schema on its way in and out. */
export interface Rows<Row> {
  get(id: string): Promise<Row | undefined>;
  one(filter: Filter): Promise<Row | undefined>;
  find(filter: Filter, options?: FindOptions): Promise<Row[]>;
  count(filter: Filter): Promise<number>;
  /** False if a record with the same `_id` or unique key is there already. */
  insert(row: Row): Promise<boolean>;
  /** One atomic change of the first record that fits; gives it as it is afterwards, or nothing where none fitted. */
  change(
    filter: Filter,
    update: Update<Row>,
    options?: { upsert?: true; sort?: FindOptions['sort'] },
  ): Promise<Row | undefined>;
  /** Changes all that fit; gives how many were changed. */
  changeAll(filter: Filter, update: Update<Row>): Promise<number>;
  /** Removes all that fit; gives how many went. */
  remove(filter: Filter): Promise<number>;
}

/** The rows of a record's collection. @throws Problem `store-unavailable` from each method when MongoDB does not answer */
export function rowsOf<Plain extends Record<string, PlainField>, Secret extends z.ZodObject>(
  store: Store,
  record: StoreRecord<Plain, Secret>,
): Rows<RowOf<Plain>> {
  type Row = RowOf<Plain>;
  const model = modelOf(store, record);
  const collection = store.connection.collection<{ _id: string }>(record.collection);
  const parse = (found: unknown): Row | undefined => (found ? record.readRow(withBuffers(found)) : undefined);
  const lean = { lean: true } as const;
  return {
    get: (id) => answered(store, async () => parse(await model.findOne({ _id: id }, null, lean))),
    one: (filter) => answered(store, async () => parse(await model.findOne(filter, null, lean))),
    find: (filter, { sort, limit } = {}) =>
      answered(store, async () => {
        const options = {
          ...lean,
          ...(sort && { sort: { ...sort } }),
          ...(limit !== undefined && { limit }),
        };
        return (await model.find(filter, null, options)).map((found) => record.readRow(withBuffers(found)));
      }),
    count: (filter) => answered(store, () => model.countDocuments(filter).exec()),
    insert: (row) =>
      answered(store, () =>
        unlessDuplicate(async () => {
          await collection.insertOne(record.parseRow(row), { ignoreUndefined: true });
        }),
      ),
    change: (filter, update, { upsert, sort } = {}) =>
      answered(store, async () => {
        const options = {
          ...lean,
          returnDocument: 'after' as const,
          ...(upsert && { upsert }),
          ...(sort && { sort: { ...sort } }),
        };
        return parse(await model.findOneAndUpdate(filter, update, options));
      }),
    changeAll: (filter, update) =>
      answered(store, async () => {
        const result = await model.updateMany(filter, update);
        return result.modifiedCount;
      }),
    remove: (filter) => answered(store, async () => (await model.deleteMany(filter)).deletedCount),
  };
}

const duplicateKey = 11_000;

async function unlessDuplicate(insert: () => Promise<void>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === duplicateKey) return false;
    throw error;
  }
}

/** The driver gives bytes as its own Binary; the schemas ask for Buffers. */
function withBuffers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value))
    return value;
  if (
    '_bsontype' in value &&
    value._bsontype === 'Binary' &&
    'buffer' in value &&
    value.buffer instanceof Uint8Array
  ) {
    return Buffer.from(value.buffer);
  }
  if (Array.isArray(value)) return value.map(withBuffers);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withBuffers(inner)]));
}
