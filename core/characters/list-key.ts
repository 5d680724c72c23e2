import { characterId, type CharacterId } from '../base/ids.ts';
import { type Filter, filterOf, readFilter, writeFilter } from './list-filter.ts';
import { type ListOrder, listOrders, type NamedHead, type Placed } from './list-order.ts';

/** Where a page begins or ends: behind or before a character, by what its place was told by when it was shown. */
export interface Edge {
  readonly side: 'after' | 'before';
  readonly id: CharacterId;
  /** When it was made or, in the order of changes, changed. */
  readonly at: Date;
  /** The beginning of its name as it is compared. */
  readonly name: string;
}

/** A page of a list: its order, what it is narrowed to, where it is. */
export interface PageKey {
  readonly sort: ListOrder;
  readonly filter: Filter;
  readonly edge?: Edge;
}

const prefix = 'character_';
const sides = { after: '>', before: '<' } as const;

/** Characters of a key; with the name of an action before it, it stays within the 100 that a button carries. */
const longestKey = 90;

/**
 * A page as text, 90 characters at most. Of a name it holds as much as there is room for: where the character has gone
 * meanwhile, its neighbours are told apart by that.
 */
export function writeKey({ sort, filter, edge }: PageKey): string {
  const list = `${listOrders.indexOf(sort)}.${writeFilter(filter)}`;
  if (!edge) return list;
  const place = [sides[edge.side] + edge.id.slice(prefix.length), edge.at.getTime().toString(36)].join('.');
  const key = `${list}.${place}.`;
  return key + wholeCharacters(edge.name, longestKey - key.length);
}

/** The edge at a character that is shown. */
export const edgeAt = (side: Edge['side'], sort: ListOrder, { head, folded }: NamedHead): Edge => ({
  side,
  id: head.id,
  at: sort === 'changed' ? head.updatedAt : head.createdAt,
  // Other orders ask for no name, and what is not needed is handed to nobody.
  name: sort === 'name' ? folded : '',
});

/** Reads what `writeKey` wrote; what is none is the beginning of the whole list. */
export function readKey(text: string): PageKey {
  const [digit = '', ...parts] = text.split('.');
  const filterParts = parts.slice(0, 4);
  const [place = '', time = '', ...name] = parts.slice(4);
  const sort = listOrders[Number(digit)];
  if (digit === '' || sort === undefined) return { sort: 'newest', filter: filterOf({}) };
  const list = { sort, filter: readFilter(filterParts) };
  const id = characterId.safeParse(prefix + place.slice(1));
  const at = new Date(Number.parseInt(time, 36));
  const side = place.startsWith(sides.before) ? 'before' : 'after';
  if (place === '' || !id.success || Number.isNaN(at.getTime())) return list;
  return { ...list, edge: { side, id: id.data, at, name: name.join('.') } };
}

/** An edge as something that characters can be compared with. */
export const placeOf = ({ id, at, name }: Edge): Placed => ({
  head: { id, createdAt: at, updatedAt: at },
  folded: name,
});

/** The beginning of a text, never half of a character. */
const wholeCharacters = (text: string, longest: number): string =>
  text.slice(0, Math.max(longest, 0)).replace(/[\uD800-\uDBFF]$/, '');
