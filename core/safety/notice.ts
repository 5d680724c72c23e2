import { ulid } from 'ulid';
import type { z } from 'zod';
import { accounts } from '../accounts/records.ts';
import { later } from '../base/clock.ts';
import { type AccountId, keyId } from '../base/ids.ts';
import { isClosed } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { notices } from './records.ts';
import { reportsStay } from './report-plan.ts';

type NoticeRow = ReturnType<typeof notices.parseRow>;
export type NoticeKind = NoticeRow['kind'];

/** Something that an account is to be told, opened. */
export type Notice = z.output<NonNullable<typeof notices.sealed>> & Pick<NoticeRow, 'kind' | 'report'>;

/** Leaves word for an account: it is shown below its next private answer. An account that is gone is told nothing. */
export async function leaveNotice(core: Core, id: AccountId, notice: Notice): Promise<void> {
  const account = await rowsOf(core.store, accounts).get(id);
  if (!account) return;
  const table = tableOf(core.store, notices);
  const _id = `notice_${ulid()}`;
  const { kind, report, name, statement } = notice;
  try {
    const sealed = await table.seal(_id, keyId.parse(account.key), { name, statement });
    const now = core.clock.now();
    const endsAt = later(core.clock, reportsStay);
    await table.insert({ _id, account: id, report, kind, createdAt: now, shownAt: null, endsAt, sealed });
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
}

/** What one answer carries at the most. */
const mostAtOnce = 3;

/** Takes what an account has not been told yet, the oldest first: each goes to one caller only. */
export async function takeNotices(core: Core, account: AccountId): Promise<Notice[]> {
  const table = tableOf(core.store, notices);
  const waiting = await table.find({ account, shownAt: null }, { sort: { createdAt: 1 }, limit: mostAtOnce });
  const taken: Notice[] = [];
  for (const row of waiting) {
    const mine = await table.change({ _id: row._id, shownAt: null }, { $set: { shownAt: core.clock.now() } });
    if (mine) taken.push({ kind: row.kind, report: row.report, ...(await table.open(row)) });
  }
  return taken;
}
