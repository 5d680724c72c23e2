import type { Account } from '../accounts/account.ts';
import { type RunId, runId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { type Filter, rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { runs } from './records.ts';
import type { RunRow, RunSecret } from './run-row.ts';

/** A run as its owner looks back at it. */
export interface HistoryEntry {
  readonly id: RunId;
  readonly run: RunRow;
  /** What was typed; undefined where it was refused and has been erased since. */
  readonly secret: RunSecret | undefined;
}

export interface HistoryRequest {
  /** The key of a page; none: the first one. */
  readonly page?: string | undefined;
  readonly limit: number;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** What to ask for the pages beside this one with, at most 50 characters; none: there is nothing more. */
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

/**
 * A page of an account's runs, the newest first, open ones too. Pages go on where the one before ended, and each costs the
 * same, however deep it lies. A key that is none begins anew.
 * @throws Problem `account-closed`
 */
export async function listHistory(
  core: Core,
  account: Pick<Account, 'id'>,
  { page, limit }: HistoryRequest,
): Promise<HistoryPage> {
  const edge = readKey(page);
  const isBack = edge?.side === 'before';
  const found = await rowsOf(core.store, runs).find(
    { account: account.id, removedAt: null, ...(edge && beyond(edge)) },
    { sort: isBack ? { createdAt: 1, _id: 1 } : { createdAt: -1, _id: -1 }, limit: limit + 1 },
  );
  const isMore = found.length > limit;
  const shown = isBack ? found.slice(0, limit).reverse() : found.slice(0, limit);
  const [first] = shown;
  const last = shown.at(-1);
  return {
    entries: await Promise.all(shown.map((run) => openEntry(core, run))),
    next: last && (isBack || isMore) ? writeKey('after', last) : undefined,
    previous: first && (isBack ? isMore : edge !== undefined) ? writeKey('before', first) : undefined,
  };
}

/** One of an account's runs; undefined if there is no such one, or it was removed. @throws Problem `account-closed` */
export async function findHistoryEntry(
  core: Core,
  account: Pick<Account, 'id'>,
  id: string,
): Promise<HistoryEntry | undefined> {
  const run = await rowsOf(core.store, runs).one({ _id: id, account: account.id, removedAt: null });
  return run && openEntry(core, run);
}

async function openEntry(core: Core, run: RunRow): Promise<HistoryEntry> {
  const secret = run.sealed && (await tableOf(core.store, runs).open(run));
  return { id: runId.parse(run._id), run, secret };
}

interface Edge {
  readonly side: 'after' | 'before';
  readonly at: Date;
  readonly id: string;
}

/** Runs older or newer than an edge; of several of one moment the id decides. */
const beyond = ({ side, at, id }: Edge): Filter =>
  side === 'after'
    ? { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: id } }] }
    : { createdAt: { $gte: at }, $or: [{ createdAt: { $gt: at } }, { createdAt: at, _id: { $gt: id } }] };

const sides = { after: '>', before: '<' } as const;

const writeKey = (side: Edge['side'], { createdAt, _id }: RunRow): string =>
  `${sides[side]}${createdAt.getTime().toString(36)}.${_id}`;

function readKey(text = ''): Edge | undefined {
  const [time = '', id] = text.slice(1).split('.');
  const read = runId.safeParse(id);
  const at = new Date(Number.parseInt(time, 36));
  if (!read.success || Number.isNaN(at.getTime())) return undefined;
  return { side: text.startsWith(sides.before) ? 'before' : 'after', at, id: read.data };
}
