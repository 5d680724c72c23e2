import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Account } from '../../core/accounts/account.ts';
import { acceptPolicy } from '../../core/accounts/accept.ts';
import { type Environment, readConfig } from '../../core/base/config.ts';
import { type Core, openCore } from '../../core/core.ts';
import { coreSettings } from '../../core/settings.ts';
import { Closing } from '../../playground/kit/closing.ts';
import { startEmbeddedStore } from '../../playground/mongo/server.ts';
import { startRedis } from '../../playground/redis.ts';

/**
 * A clock that stands until a test turns it. It is far ahead of the machine's: the store removes what has expired by the
 * machine's clock, and would do so in the middle of a test.
 */
class TestClock {
  #now = new Date('2126-11-24T10:00:00Z');
  now = (): Date => this.#now;
  turn(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

/** A store and a Redis of a test file's own, and a core like that of each process that works on them. */
export interface World extends AsyncDisposable {
  readonly folder: string;
  readonly clock: TestClock;
  readonly core: Core;
  /** Another process on the same store. */
  readonly other: Core;
  /** A further process, with settings of its own. */
  openCore(set?: Environment): Promise<Core>;
  /** Redis loses everything. */
  emptyRedis(): Promise<void>;
}

/** Servers are taken from the environment where they are named there, else they are started. */
export async function openWorld(set: Environment = {}): Promise<World> {
  const closing = new Closing();
  const folder = await mkdtemp(join(tmpdir(), 'persona-core-'));
  closing.defer(() => rm(folder, { recursive: true, force: true }));
  const mongodb = await ownDatabase(folder, closing);
  const redis = await ownRedis(folder, closing);
  const clock = new TestClock();
  const environment = {
    MONGODB_URI: mongodb,
    REDIS_URL: redis,
    PERSONA_MASTER_KEYS: newKey(1),
    PERSONA_LOOKUP_KEYS: newKey(1),
    PERSONA_DAILY_QUOTA: '1000',
    PERSONA_DAILY_SPEND: '10000',
    LOG_LEVEL: 'silent',
    ...set,
  };
  const open = async (more: Environment = {}) =>
    closing.use(await openCore(readConfig(coreSettings, { ...environment, ...more }), { clock }));
  const core = await open();
  const other = await open();
  if (process.env['MONGODB_URI']) closing.defer(() => core.store.connection.dropDatabase());
  return {
    ...{ folder, clock, core, other, openCore: open },
    emptyRedis: () => flush(redis),
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  };
}

/** How a key is configured. */
export const newKey = (version: number): string => `${version}:${randomBytes(32).toString('base64')}`;

async function ownDatabase(folder: string, closing: Closing): Promise<string> {
  const given = process.env['MONGODB_URI'];
  if (!given) return closing.use(await startEmbeddedStore({ folder: join(folder, 'store') })).uri;
  const uri = new URL(given);
  uri.pathname = `/persona-test-${randomUUID()}`;
  return uri.href;
}

/** Test files that run side by side use databases of different numbers. */
async function ownRedis(folder: string, closing: Closing): Promise<string> {
  const given = process.env['REDIS_URL'];
  if (!given) return closing.use(await startRedis({ folder: join(folder, 'redis') })).url;
  const url = new URL(given);
  url.pathname = `/${process.env['VITEST_POOL_ID'] ?? '1'}`;
  closing.defer(() => flush(url.href));
  await flush(url.href);
  return url.href;
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushdb();
  redis.disconnect();
}

let people = 0;

export const newAccount = (core: Core): Promise<Account> => {
  people += 1;
  return acceptPolicy(core, { platform: 'discord', team: '', user: `user-${people}`, name: 'Somebody' });
};
