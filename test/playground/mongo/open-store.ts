import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import { type EmbeddedStore, startEmbeddedStore } from '../../../playground/mongo/server.ts';

/** A folder that is gone when it is disposed. */
export function temporaryFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'persona-'));
  return {
    path,
    [Symbol.dispose]() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export interface OpenStore extends AsyncDisposable {
  readonly store: EmbeddedStore;
  readonly connection: Connection;
}

/** A connection as the product makes it. */
export const connect = (uri: string): Promise<Connection> =>
  mongoose
    .createConnection(uri, {
      dbName: 'persona',
      writeConcern: { w: 'majority' },
      serverSelectionTimeoutMS: 1_500,
      autoIndex: false,
      autoCreate: false,
    })
    .asPromise();

/** An empty store in this process, and mongoose connected to it. */
export async function openStore(
  options: Partial<Parameters<typeof startEmbeddedStore>[0]> = {},
): Promise<OpenStore> {
  const folder = temporaryFolder();
  const store = await startEmbeddedStore({ folder: folder.path, ...options });
  const connection = await connect(store.uri);
  return {
    store,
    connection,
    async [Symbol.asyncDispose]() {
      await connection.close();
      await store[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}
