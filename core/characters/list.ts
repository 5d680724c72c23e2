import type { CharacterId } from '../base/ids.ts';
import { characterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { openLibrary } from './directory-pages.ts';
import type { Reader } from './find.ts';
import { compareAges, compareNames, firstNotBefore, type Library, type NamedHead } from './library.ts';
import type { Head } from './records.ts';

export const listOrders = ['newest', 'oldest', 'name'] as const;
export type ListOrder = (typeof listOrders)[number];

export interface ListRequest {
  /** The key of the page before; none: the first page. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly sort?: ListOrder;
}

export interface ListPage {
  readonly heads: readonly Head[];
  /** What to ask for the next page with, at most 50 characters; none: this is the last one. */
  readonly next: string | undefined;
  /** How many characters there are in all. */
  readonly total: number;
}

/**
 * A page of an account's characters without the deleted ones, the newest first unless it is said otherwise. Pages go on
 * where the one before ended, whatever was added or deleted meanwhile. A key that is none begins anew.
 * @throws Problem `account-closed`
 */
export async function listCharacters(core: Core, account: Reader, request: ListRequest): Promise<ListPage> {
  const library = await openLibrary(core, account.id);
  const key = readKey(request.after);
  const sort = request.sort ?? 'newest';
  const entries = pageIn(library, sort, key, request.limit + 1);
  const heads = entries.slice(0, request.limit).map(({ head }) => head);
  const last = heads.at(-1);
  return {
    heads,
    next: last && entries.length > request.limit ? writeKey(last) : undefined,
    total: library.newest.length,
  };
}

/** Where a page ended: when the last character on it was made, and its id. */
interface Key {
  readonly createdAt: Date;
  readonly id: CharacterId;
}

const writeKey = ({ createdAt, id }: Key): string => `${createdAt.getTime().toString(36)}.${id}`;

function readKey(text = ''): Key | undefined {
  const [made = '', id] = text.split('.');
  const read = characterId.safeParse(id);
  const createdAt = new Date(Number.parseInt(made, 36));
  return read.success && !Number.isNaN(createdAt.getTime()) ? { createdAt, id: read.data } : undefined;
}

function pageIn(library: Library, sort: ListOrder, key: Key | undefined, count: number): NamedHead[] {
  switch (sort) {
    case 'newest': {
      const start = key ? firstNotBefore(library.newest, (item) => compareAges(item, { head: key }) <= 0) : 0;
      return library.newest.slice(start, start + count);
    }
    case 'oldest': {
      const end = key
        ? firstNotBefore(library.newest, (item) => compareAges(item, { head: key }) < 0)
        : library.newest.length;
      return library.newest.slice(Math.max(0, end - count), end).reverse();
    }
    case 'name': {
      // A key names nobody: the name is looked up, and a head stays for a week after its character was deleted.
      const last = key && library.all.get(key.id);
      const start = last ? firstNotBefore(library.byName, (item) => compareNames(item, last) <= 0) : 0;
      return library.byName.slice(start, start + count);
    }
  }
}
