import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uriOf } from '../../playground/mongo/server.ts';
import { spawnEmbeddedStore } from '../../playground/mongo/spawn.ts';
import { startRedis } from '../../playground/redis.ts';
import { breakable, type BreakableServer } from '../breakable-server.ts';

/** Redis and the embedded store, in a folder of their own. */
export interface Servers extends AsyncDisposable {
  readonly redis: BreakableServer;
  readonly store: BreakableServer;
  /** What programs are told of them. */
  readonly given: { readonly REDIS_URL: string; readonly MONGODB_URI: string };
}

export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'persona-servers-'));
  const redis = await breakable(
    async (port) => (await startRedis({ folder: join(folder, 'redis'), port })).process,
  );
  const store = await breakable(
    async (port) => (await spawnEmbeddedStore(join(folder, 'store'), port)).process,
  );
  return {
    redis,
    store,
    given: { REDIS_URL: `redis://127.0.0.1:${redis.port}`, MONGODB_URI: uriOf(store.port) },
    async [Symbol.asyncDispose]() {
      await Promise.all([redis.kill(), store.kill()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
