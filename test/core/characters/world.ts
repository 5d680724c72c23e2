import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../../../core/accounts/account.ts';
import { acceptPolicy } from '../../../core/accounts/accept.ts';
import { readConfig } from '../../../core/base/config.ts';
import { type CharacterId, newId } from '../../../core/base/ids.ts';
import { type Draft } from '../../../core/characters/draft-rows.ts';
import type { Head } from '../../../core/characters/records.ts';
import { type Core, openCore } from '../../../core/core.ts';
import { claimRun } from '../../../core/jobs/claim.ts';
import { endRun } from '../../../core/jobs/end.ts';
import { requestRun } from '../../../core/jobs/request.ts';
import type { RunKind } from '../../../core/jobs/run.ts';
import type { ClaimedRun } from '../../../core/jobs/run-row.ts';
import { coreSettings } from '../../../core/settings.ts';
import { startEmbeddedStore } from '../../../playground/mongo/server.ts';
import { startRedis } from '../../../playground/redis.ts';
import { options, pngWith, profileOf } from './samples.ts';

/** A clock that stands until a test turns it. */
class TestClock {
  #now = new Date('2026-11-24T10:00:00Z');
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
}

export async function openWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'persona-characters-'));
  const store = await startEmbeddedStore({ folder: join(folder, 'store') });
  const redis = await startRedis({ folder: join(folder, 'redis') });
  const key = `1:${randomBytes(32).toString('base64')}`;
  const settings = readConfig(coreSettings, {
    MONGODB_URI: store.uri,
    REDIS_URL: redis.url,
    PERSONA_MASTER_KEYS: key,
    PERSONA_LOOKUP_KEYS: key,
    PERSONA_DAILY_QUOTA: '1000',
    PERSONA_DAILY_SPEND: '10000',
    LOG_LEVEL: 'silent',
  });
  const clock = new TestClock();
  const core = await openCore(settings, { clock });
  const other = await openCore(settings, { clock });
  return {
    folder,
    clock,
    core,
    other,
    async [Symbol.asyncDispose]() {
      for (const open of [other, core, redis, store]) await open[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let people = 0;

export const newAccount = (core: Core): Promise<Account> => {
  people += 1;
  return acceptPolicy(core, { platform: 'discord', team: '', user: `user-${people}`, name: 'Somebody' });
};

export const headOf = (name: string, made = new Date('2026-11-24T10:00:00Z')): Head => ({
  id: newId('character'),
  name,
  tagline: 'Repairs what time has broken.',
  tags: ['clocks'],
  style: options.style,
  type: options.type,
  visibility: 'private',
  createdAt: made,
  updatedAt: made,
  deletedAt: null,
});

let requests = 0;

/** A run that a worker holds. */
export async function claimedRun(
  core: Core,
  account: Account,
  { kind = 'create', character = newId('character') }: { kind?: RunKind; character?: CharacterId } = {},
): Promise<ClaimedRun> {
  requests += 1;
  const run = await requestRun(core, {
    account,
    place: newId('place'),
    platform: 'discord',
    kind,
    character,
    requestKey: `request-${requests}`,
    secret: { prompt: 'a clockmaker', options },
    address: { private: true, tokenEnds: null, place: { team: '', channel: 'c', user: 'u', locale: 'en' } },
  });
  const claimed = await claimRun(core, run, 'worker');
  if (typeof claimed === 'string' || 'wait' in claimed) throw new Error('the run cannot be claimed');
  return claimed;
}

export const draftOf = (name: string): Draft => ({
  profile: profileOf(name),
  image: pngWith(),
  width: 1,
  height: 1,
  seed: 7,
  alternative: `Portrait of ${name}`,
});

export const endWell = (core: Core, claimed: ClaimedRun): Promise<void> =>
  endRun(core, claimed, { state: 'done', cost: 0 });
