import { randomUUID } from 'node:crypto';
import type { Account } from '../../core/accounts/account.ts';
import { dayOf } from '../../core/base/clock.ts';
import { newId, type RunId } from '../../core/base/ids.ts';
import type { Core } from '../../core/core.ts';
import { claimRun } from '../../core/jobs/claim.ts';
import { quotas, spending } from '../../core/jobs/budget-records.ts';
import { runs } from '../../core/jobs/records.ts';
import { type RunOrder, requestRun } from '../../core/jobs/request.ts';
import type { ClaimedRun, RunRow } from '../../core/jobs/run-row.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { options } from './samples.ts';

/** What a command in a chat asks for, under a request key of its own. */
export const orderOf = (account: Account, more: Partial<RunOrder> = {}): RunOrder => ({
  account,
  place: newId('place'),
  platform: 'discord',
  kind: 'create',
  character: newId('character'),
  requestKey: randomUUID(),
  secret: { prompt: 'a clockmaker', options },
  address: { private: true, tokenEnds: null, place: { team: '', channel: 'c', user: 'u', locale: 'en' } },
  ...more,
});

/** Takes a run as a worker does. @throws Error if it cannot be had */
export async function claim(core: Core, run: RunId, worker = 'worker'): Promise<ClaimedRun> {
  const claimed = await claimRun(core, run, worker, { alone: true });
  if (typeof claimed === 'string' || 'wait' in claimed)
    throw new Error(`the run cannot be claimed: ${JSON.stringify(claimed)}`);
  return claimed;
}

/** A run that a worker holds. */
export const claimedRun = async (
  core: Core,
  account: Account,
  more: Partial<RunOrder> = {},
): Promise<ClaimedRun> => claim(core, await requestRun(core, orderOf(account, more)));

/** A run as it lies in the store. */
export async function rowOf(core: Core, run: RunId): Promise<RunRow> {
  const row = await rowsOf(core.store, runs).get(run);
  if (!row) throw new Error('no such run');
  return row;
}

/** What the budgets of the clock's day say of an account and of the installation. */
export async function booksOf(core: Core, account: Account) {
  const today = dayOf(core.clock.now());
  const quota = await rowsOf(core.store, quotas).get(`${account.id}:${today}`);
  const spend = await rowsOf(core.store, spending).get(today);
  return { quota: bookOf(quota), spend: bookOf(spend) };
}

interface Book {
  readonly used: number;
  readonly total: number;
  readonly open: Readonly<Record<string, number>>;
}

const bookOf = ({ used, total, open }: Book = { used: 0, total: 0, open: {} }) => ({
  used,
  total,
  open: Object.keys(open).length,
});
