import mongoose from 'mongoose';
import { late, within } from '../base/deadline.ts';
import { Problem } from '../base/problem.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { AnyRecord } from './record.ts';
import { KeyCache } from './key-cache.ts';

/** The open store: a connection of its own, the keys that open what lies in it. */
export interface Store extends AsyncDisposable {
  readonly connection: mongoose.Connection;
  readonly masters: Keyring;
  /** Under these, identities are found without being readable. */
  readonly lookups: Keyring;
  readonly keyCache: KeyCache;
  /** Milliseconds that one operation may take. */
  readonly patience: number;
}

export interface StoreSettings {
  readonly uri: string;
  readonly masters: Keyring;
  readonly lookups: Keyring;
  /** Default: 5,000. */
  readonly patience?: number;
}

const usualPatience = 5_000;

/**
 * Connects to MongoDB. Waiting is short everywhere, since somebody waits in a chat for each answer.
 * @throws Problem `store-unavailable` if no server answers within 1.5 seconds
 */
export async function connectStore(settings: StoreSettings): Promise<Store> {
  const connection = mongoose.createConnection(settings.uri, {
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 1_500,
    connectTimeoutMS: 1_500,
    socketTimeoutMS: 5_000,
    writeConcern: { w: 'majority' },
    sanitizeFilter: false,
  });
  // The driver reports a lost server on every operation; without a listener Node would end the process.
  connection.on('error', () => undefined);
  try {
    await connection.asPromise();
  } catch (error) {
    await connection.close();
    throw new Problem('store-unavailable', {}, error);
  }
  return {
    connection,
    masters: settings.masters,
    lookups: settings.lookups,
    keyCache: new KeyCache(),
    patience: settings.patience ?? usualPatience,
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

/**
 * Asks the store whether it is there.
 * @throws Problem `store-unavailable` if it does not answer in time
 */
export async function pingStore(store: Store): Promise<void> {
  await answered(store, () => store.connection.getClient().db().command({ ping: 1 }));
}

/**
 * What the store answers, within its patience. What is given up may still happen: every change is one that may be
 * repeated. The driver's own deadlines are longer, since each holds for one try on one connection.
 * @throws Problem `store-unavailable` when MongoDB does not answer
 */
export async function answered<T>(store: Pick<Store, 'patience'>, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await within(store.patience, ask());
    if (answer === late) throw new Problem('store-unavailable');
    return answer;
  } catch (error) {
    if (error instanceof Error && isLoss(error)) {
      throw new Problem('store-unavailable', {}, error);
    }
    throw error;
  }
}

/** Codes of a line that broke under a write, which the driver hands on as they are, and of a server without room: OutOfDiskSpace. */
const codesOfLoss: readonly unknown[] = ['ECONNRESET', 'EPIPE', 14_031];

/** Whether the store cannot be had at the moment, rather than having refused something. */
const isLoss = (error: Error): boolean =>
  /^Mongo(ose)?(Network|ServerSelection|NotConnected|Topology|PoolCleared)/.test(error.name) ||
  ('code' in error && codesOfLoss.includes(error.code));

/** A document of any collection, before its record's schema has read it. */
export interface StoredDocument {
  _id: string;
  [field: string]: unknown;
}

/** The mongoose model of a record on this connection; the only place where models are made. */
export function modelOf(
  store: Store,
  record: Pick<AnyRecord, 'collection' | 'plain'>,
): mongoose.Model<StoredDocument> {
  const made = store.connection.models[record.collection];
  if (made) return made as mongoose.Model<StoredDocument>;
  const fields = [...Object.keys(record.plain), 'sealed'].map((name) => [name, mongoose.Schema.Types.Mixed]);
  const schema = new mongoose.Schema<StoredDocument>(
    { _id: String, ...(Object.fromEntries(fields) as Record<string, typeof mongoose.Schema.Types.Mixed>) },
    // An empty `extensions` of a card must stay an empty object.
    {
      collection: record.collection,
      minimize: false,
      strict: 'throw',
      strictQuery: 'throw',
      versionKey: false,
      id: false,
    },
  );
  return store.connection.model<StoredDocument>(record.collection, schema);
}
