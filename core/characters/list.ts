import type { Core } from '../core.ts';
import { openLibrary } from './directory-pages.ts';
import type { Reader } from './find.ts';
import type { Library } from './library.ts';
import { type Filter, filterOf, isEmpty, type Wanted } from './list-filter.ts';
import { type Edge, edgeAt, type PageKey, placeOf, readKey, writeKey } from './list-key.ts';
import { comparisons, type ListOrder, type NamedHead } from './list-order.ts';
import type { Head } from './records.ts';
import { firstNotBefore } from './searchable.ts';

export interface ListRequest {
  /** The key of a page, which says order and filter too; none: the first page of what is said beside it. */
  readonly page?: string | undefined;
  readonly limit: number;
  readonly sort?: ListOrder;
  readonly wanted?: Wanted;
}

export interface ListPage {
  readonly heads: readonly Head[];
  /** The place of the first of them in the list, from 1. */
  readonly from: number;
  /** What to ask for the pages beside this one with, at most 90 characters; none: there is nothing more. */
  readonly next: string | undefined;
  readonly previous: string | undefined;
  /** How many characters fit in all. */
  readonly total: number;
  /** How many there are whether they fit or not. */
  readonly all: number;
  readonly sort: ListOrder;
  /** What the list is narrowed to, as far as one of its characters tells. */
  readonly narrowed: Wanted;
}

/**
 * A page of an account's characters without the deleted ones, the newest first unless it is said otherwise. Pages go on
 * where the one before ended, whatever was added or deleted meanwhile. A key that is none begins anew.
 * @throws Problem `account-closed`
 */
export async function listCharacters(core: Core, account: Reader, request: ListRequest): Promise<ListPage> {
  return pageOf(await openLibrary(core, account.id), request);
}

/** A page of a library that is open. */
export function pageOf(library: Library, request: ListRequest): ListPage {
  const key = keyOf(request);
  const list = library.list(key.sort, key.filter);
  const start = startOf(library, list, key, request.limit);
  const shown = list.slice(start, start + request.limit);
  const [first] = shown;
  const last = shown.at(-1);
  const keyAt = (side: Edge['side'], entry: NamedHead) =>
    writeKey({ ...key, edge: edgeAt(side, key.sort, entry) });
  return {
    heads: shown.map(({ head }) => head),
    from: start + 1,
    next: last && start + shown.length < list.length ? keyAt('after', last) : undefined,
    previous: first && start > 0 ? keyAt('before', first) : undefined,
    total: list.length,
    all: library.newest.length,
    sort: key.sort,
    narrowed: narrowedTo(library, list, key.filter),
  };
}

const keyOf = ({ page, sort = 'newest', wanted = {} }: ListRequest): PageKey =>
  page === undefined ? { sort, filter: filterOf(wanted) } : readKey(page);

/** Where in the list a page begins. */
function startOf(library: Library, list: readonly NamedHead[], key: PageKey, limit: number): number {
  const { edge, sort } = key;
  if (!edge) return 0;
  const compare = comparisons[sort];
  const known = library.all.get(edge.id);
  // A key holds only the beginning of a long name.
  const place = sort === 'name' && known?.folded.startsWith(edge.name) ? known : placeOf(edge);
  if (edge.side === 'after') {
    const start = firstNotBefore(list, (entry) => compare(entry, place) <= 0);
    // What stood behind it has gone: the last page there is, not an empty one.
    return start < list.length ? start : Math.max(0, list.length - limit);
  }
  return Math.max(0, firstNotBefore(list, (entry) => compare(entry, place) < 0) - limit);
}

/** The words of a filter of marks: one of those that fit has them. */
function narrowedTo(library: Library, list: readonly NamedHead[], filter: Filter): Wanted {
  if (isEmpty(filter)) return {};
  const head = list[0]?.head;
  return {
    tag: library.tags.marked(filter.tag)?.tag,
    type: filter.type === '' ? undefined : head?.type,
    style: filter.style === '' ? undefined : head?.style,
    visibility: filter.visibility === '' ? undefined : filter.visibility,
  };
}

/**
 * The tags of an account's characters that one being typed may mean; nothing typed: those that most bear.
 * @throws Problem `account-closed`
 */
export async function completeTags(
  core: Core,
  account: Reader,
  typed: string,
  limit = 25,
): Promise<string[]> {
  const library = await openLibrary(core, account.id);
  return library.tags.complete(typed, limit).map(({ tag }) => tag);
}
