import { LRUCache } from 'lru-cache';
import type { CharacterId } from '../base/ids.ts';
import { fold } from '../profile/fold.ts';
import { type Filter, fitsBesideTag, isEmpty, writeFilter } from './list-filter.ts';
import { compareAges, compareNames, comparisons, type ListOrder, type NamedHead } from './list-order.ts';
import type { Head } from './records.ts';
import { Searchable } from './searchable.ts';
import { Tags } from './tags.ts';

export const named = (head: Head): NamedHead => ({ head, folded: fold(head.name) });

/** How many orders and filters of one library are kept in order at a time. */
const mostLists = 16;

/**
 * An account's heads as they were at one moment, in the orders in which they are asked for. What is not asked for is not
 * put in order; what was, is as long as the library stands.
 */
export class Library {
  /** Every head, deleted ones too. */
  readonly all: ReadonlyMap<CharacterId, NamedHead>;
  /** Those that are not deleted, the newest first. */
  readonly newest: readonly NamedHead[];
  /** Those that are not deleted, by name. */
  readonly byName: readonly NamedHead[];
  readonly names: Searchable<NamedHead>;
  readonly #lists = new LRUCache<string, readonly NamedHead[]>({ max: mostLists });
  #tags: Tags | undefined;

  /** @param heads where an id stands twice, the later one counts */
  constructor(heads: Iterable<NamedHead>) {
    const all = new Map<CharacterId, NamedHead>();
    for (const entry of heads) all.set(entry.head.id, entry);
    const active = [...all.values()].filter(({ head }) => head.deletedAt === null);
    this.all = all;
    this.newest = active.toSorted(compareAges);
    this.byName = active.toSorted(compareNames);
    this.names = new Searchable(this.byName);
  }

  get tags(): Tags {
    return (this.#tags ??= new Tags(this.newest));
  }

  /** Those that fit a filter, in an order. */
  list(sort: ListOrder, filter: Filter): readonly NamedHead[] {
    if (isEmpty(filter) && sort === 'newest') return this.newest;
    if (isEmpty(filter) && sort === 'name') return this.byName;
    const key = `${sort}.${writeFilter(filter)}`;
    const kept = this.#lists.get(key);
    if (kept) return kept;
    const tagged = filter.tag === '' ? this.newest : (this.tags.marked(filter.tag)?.bearers ?? []);
    const fits = fitsBesideTag(filter);
    const list = tagged.filter(({ head }) => fits(head)).sort(comparisons[sort]);
    this.#lists.set(key, list);
    return list;
  }
}
