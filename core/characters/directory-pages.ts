import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { accounts } from '../accounts/records.ts';
import { minute } from '../base/clock.ts';
import type { AccountId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import type { Store } from '../store/connect.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { Library, named } from './library.ts';
import type { NamedHead } from './list-order.ts';
import { directoryPages, type Head } from './records.ts';

/** A page of the directory, opened. */
export interface OpenPage {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly heads: readonly NamedHead[];
}

/** What this process has opened of an account's directory. */
interface OpenDirectory {
  readonly pages: readonly OpenPage[];
  /** The pages in order, and the account's `libraryVersion` for which they were put in order. */
  readonly arranged?: { readonly version: number; readonly library: Library };
}

/** About 100 MB of opened heads. */
const mostHeads = 100_000;
/** Names do not stay in memory for longer than they are used. */
const lifetime = 5 * minute;

const openDirectories = new WeakMap<Store, LRUCache<AccountId, OpenDirectory>>();

function cacheOf(store: Store): LRUCache<AccountId, OpenDirectory> {
  const known = openDirectories.get(store);
  if (known) return known;
  const cache = new LRUCache<AccountId, OpenDirectory>({
    maxSize: mostHeads,
    sizeCalculation: ({ pages }) => pages.reduce((sum, page) => sum + page.heads.length, 1),
    ttl: lifetime,
  });
  openDirectories.set(store, cache);
  return cache;
}

/**
 * The pages of an account as they are in the store, by number. Only those that have changed since this process opened
 * them are fetched and opened, one in a turn of the event loop. Pages never go while their account stays.
 */
export async function openPages(core: Core, account: AccountId): Promise<readonly OpenPage[]> {
  const table = tableOf(core.store, directoryPages);
  const cache = cacheOf(core.store);
  const known = cache.get(account);
  const pages = new Map(known?.pages.map((page) => [page.id, page]));
  const unchanged = [...pages.values()].map(({ id, version }) => ({ _id: id, version }));
  const changed = await table.find({ account, ...(unchanged.length > 0 && { $nor: unchanged }) });
  for (const row of changed) {
    const { heads } = await table.open(row);
    pages.set(row._id, { id: row._id, number: row.number, version: row.version, heads: heads.map(named) });
    await setImmediate();
  }
  const ordered = [...pages.values()].sort((a, b) => a.number - b.number);
  cache.set(account, { ...known, pages: ordered });
  return ordered;
}

/**
 * An account's library. The account's `libraryVersion` says whether what this process has opened is still true.
 * @throws Problem `account-closed` if there is no such account
 */
export async function openLibrary(core: Core, account: AccountId): Promise<Library> {
  const row = await rowsOf(core.store, accounts).get(account);
  const cache = cacheOf(core.store);
  if (!row) {
    cache.delete(account);
    throw new Problem('account-closed');
  }
  const known = cache.get(account)?.arranged;
  if (known?.version === row.libraryVersion) return known.library;
  const pages = await openPages(core, account);
  const library = new Library(pages.flatMap(({ heads }) => heads));
  cache.set(account, { pages, arranged: { version: row.libraryVersion, library } });
  return library;
}

/** An account's library as far as this process has it open, without asking the store; it may be a moment behind. */
export const libraryAtHand = (core: Core, account: AccountId): Library | undefined =>
  cacheOf(core.store).get(account)?.arranged?.library;

/** Every head of an account, deleted ones too, in the order in which they came. */
export const headsOf = async (core: Core, account: { readonly id: AccountId }): Promise<Head[]> =>
  [...(await openLibrary(core, account.id)).all.values()].map(({ head }) => head);
