import { fold } from '../profile/fold.ts';
import { tagMark } from './list-filter.ts';
import { Searchable } from './searchable.ts';
import type { NamedHead } from './list-order.ts';

/** A tag of somebody's characters, whatever its case and accents. */
export interface Tag {
  /** As the newest character writes it. */
  readonly tag: string;
  readonly folded: string;
  /** Those that bear it, the newest first. */
  readonly bearers: readonly NamedHead[];
}

/** The tags of a library. */
export class Tags {
  readonly #byMark: ReadonlyMap<string, Tag>;
  readonly #mostBorne: readonly Tag[];
  readonly #searchable: Searchable<Tag>;

  /** @param newest the characters, the newest first */
  constructor(newest: readonly NamedHead[]) {
    const tags = [...gather(newest).values()];
    this.#byMark = new Map(tags.map((tag) => [tagMark(tag.folded), tag]));
    this.#mostBorne = tags.toSorted((a, b) => b.bearers.length - a.bearers.length);
    this.#searchable = new Searchable(tags.toSorted((a, b) => (a.folded < b.folded ? -1 : 1)));
  }

  marked(mark: string): Tag | undefined {
    return this.#byMark.get(mark);
  }

  /** What a tag being typed may mean; nothing typed: those that most characters bear. */
  complete(typed: string, limit: number): Tag[] {
    const folded = fold(typed);
    if (folded === '') return this.#mostBorne.slice(0, limit);
    const first = this.#searchable.beginningWith(folded, limit);
    return [...first, ...this.#searchable.holding(folded, limit - first.length)];
  }
}

function gather(newest: readonly NamedHead[]): Map<string, Tag> {
  const tags = new Map<string, Tag & { readonly bearers: NamedHead[] }>();
  for (const entry of newest) {
    for (const tag of entry.head.tags) {
      const folded = fold(tag);
      const known = tags.get(folded) ?? { tag, folded, bearers: [] };
      // A card may say the same twice.
      if (known.bearers.at(-1) !== entry) known.bearers.push(entry);
      if (folded !== '') tags.set(folded, known);
    }
  }
  return tags;
}
