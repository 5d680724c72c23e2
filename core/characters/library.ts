import type { CharacterId } from '../base/ids.ts';
import { fold } from '../profile/fold.ts';
import type { Head } from './records.ts';

/** A head with the form of its name that is compared. */
export interface NamedHead {
  readonly head: Head;
  readonly folded: string;
}

export const named = (head: Head): NamedHead => ({ head, folded: fold(head.name) });

/** An account's heads in the orders in which they are asked for. */
export interface Library {
  /** Every head, deleted ones too. */
  readonly all: ReadonlyMap<CharacterId, NamedHead>;
  /** Those that are not deleted, the newest first. */
  readonly newest: readonly NamedHead[];
  /** Those that are not deleted, by name. */
  readonly byName: readonly NamedHead[];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What the age of a character is told by; the id decides between two made in one moment. */
interface Aged {
  readonly head: Pick<Head, 'createdAt' | 'id'>;
}

/** The newest first. */
export const compareAges = (a: Aged, b: Aged): number =>
  b.head.createdAt.getTime() - a.head.createdAt.getTime() || compareText(b.head.id, a.head.id);

/** The order of names; of several with one name, the oldest first. */
export const compareNames = (a: NamedHead, b: NamedHead): number =>
  compareText(a.folded, b.folded) || compareAges(b, a);

/** Puts heads in order. Where an id stands twice, the later one counts. */
export function arrange(heads: Iterable<NamedHead>): Library {
  const all = new Map<CharacterId, NamedHead>();
  for (const entry of heads) all.set(entry.head.id, entry);
  const active = [...all.values()].filter(({ head }) => head.deletedAt === null);
  return { all, newest: active.toSorted(compareAges), byName: active.toSorted(compareNames) };
}

/**
 * The place in a sorted list of the first item that is not before what is looked for, by halving.
 * @param isBefore whether an item stands before it
 */
export function firstNotBefore<Item>(list: readonly Item[], isBefore: (item: Item) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Up to `limit` heads whose folded name begins with a folded text, by name. */
export function withPrefix(library: Library, prefix: string, limit: number): NamedHead[] {
  const found: NamedHead[] = [];
  const { byName } = library;
  for (let at = firstNotBefore(byName, ({ folded }) => folded < prefix); found.length < limit; at += 1) {
    const entry = byName[at];
    if (!entry?.folded.startsWith(prefix)) break;
    found.push(entry);
  }
  return found;
}

/** Up to `limit` heads whose folded name holds a folded text, but not at its beginning, by name. */
export function withPart(library: Library, part: string, limit: number): NamedHead[] {
  const found: NamedHead[] = [];
  for (const entry of library.byName) {
    if (found.length === limit) break;
    if (entry.folded.indexOf(part) > 0) found.push(entry);
  }
  return found;
}
