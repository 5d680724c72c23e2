/** Stands between texts; nobody types it. */
const between = '\u0000';

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

/** Items in the order of their folded texts, to be searched at each key that somebody presses. */
export class Searchable<Item extends { readonly folded: string }> {
  readonly #items: readonly Item[];
  #joined: { readonly text: string; readonly starts: readonly number[] } | undefined;

  /** @param items sorted by `folded` */
  constructor(items: readonly Item[]) {
    this.#items = items;
  }

  /** Up to `limit` items whose text begins with a folded text, in order. */
  beginningWith(text: string, limit: number): Item[] {
    const found: Item[] = [];
    const start = firstNotBefore(this.#items, ({ folded }) => folded < text);
    for (let at = start; found.length < limit; at += 1) {
      const item = this.#items[at];
      if (!item?.folded.startsWith(text)) break;
      found.push(item);
    }
    return found;
  }

  /** Up to `limit` items whose text holds a folded text, but not at its beginning, in order. */
  holding(text: string, limit: number): Item[] {
    const found: Item[] = [];
    if (text === '' || text.includes(between)) return found;
    const { text: all, starts } = this.#join();
    for (let at = all.indexOf(text); at >= 0 && found.length < limit; ) {
      const index = firstNotBefore(starts, (start) => start <= at) - 1;
      const item = this.#items[index];
      if (item && !item.folded.startsWith(text)) found.push(item);
      // One item is found once: on from the next one.
      at = all.indexOf(text, starts[index + 1] ?? all.length);
    }
    return found;
  }

  /** All texts in one: to search that costs little, however many they are. */
  #join() {
    return (this.#joined ??= join(this.#items));
  }
}

function join(items: readonly { readonly folded: string }[]) {
  const starts: number[] = [];
  let length = 0;
  for (const { folded } of items) {
    starts.push(length);
    length += folded.length + between.length;
  }
  return { text: items.map(({ folded }) => folded).join(between), starts };
}
