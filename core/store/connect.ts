import mongoose from 'mongoose';
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
}

export interface StoreSettings {
  readonly uri: string;
  readonly masters: Keyring;
  readonly lookups: Keyring;
}

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
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

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
