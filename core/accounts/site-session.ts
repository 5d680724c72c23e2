import { createHash } from 'node:crypto';
import { day, hour, later } from '../base/clock.ts';
import { type AccountId, accountId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import type { Account } from './account.ts';
import { siteSessions, type UsedDevice } from './site-session-records.ts';
import { webSessions } from './web-session-records.ts';

/** What a session is called in the store: what stands in the cookie cannot be told from it. */
export const storedIdOf = (session: string): string =>
  createHash('sha256').update(session).digest('base64url');

/** Somebody has signed in: from now on the session opens their account, for thirty days at the most. */
export async function openSiteSession(
  core: Core,
  account: Pick<Account, 'id' | 'key'>,
  session: string,
  device: UsedDevice,
): Promise<void> {
  const table = tableOf(core.store, siteSessions);
  const _id = storedIdOf(session);
  const now = core.clock.now();
  await table.insert({
    _id,
    account: account.id,
    createdAt: now,
    usedAt: now,
    endsAt: later(core.clock, 30 * day),
    sealed: await table.seal(_id, account.key, device),
  });
}

/** The account that a session opens; undefined where it was ended, here or elsewhere. */
export async function accountOfSession(core: Core, session: string): Promise<AccountId | undefined> {
  const rows = rowsOf(core.store, siteSessions);
  const now = core.clock.now();
  const row = await rows.one({ _id: storedIdOf(session), endsAt: { $gt: now } });
  if (!row) return undefined;
  if (now.getTime() - row.usedAt.getTime() > hour)
    await rows.change({ _id: row._id }, { $set: { usedAt: now } });
  return accountId.parse(row.account);
}

export interface ShownSession extends UsedDevice {
  readonly id: string;
  readonly createdAt: Date;
  readonly usedAt: Date;
}

/** Where somebody is signed in, the latest first. */
export async function sessionsOf(core: Core, { id: account }: Pick<Account, 'id'>): Promise<ShownSession[]> {
  const table = tableOf(core.store, siteSessions);
  const rows = await table.find({ account, endsAt: { $gt: core.clock.now() } }, { sort: { createdAt: -1 } });
  return Promise.all(
    rows.map(async (row) => ({
      id: row._id,
      createdAt: row.createdAt,
      usedAt: row.usedAt,
      ...(await table.open(row)),
    })),
  );
}

/** Ends one session of an account, wherever its browser is. @param id as `sessionsOf` gives it */
export async function endSession(core: Core, account: Pick<Account, 'id'>, id: string): Promise<void> {
  if ((await rowsOf(core.store, siteSessions).remove({ _id: id, account: account.id })) === 0) return;
  await rowsOf(core.store, webSessions).remove({ _id: id });
}
