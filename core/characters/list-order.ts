import type { Head } from './records.ts';

/** A head with the form of its name that is compared. */
export interface NamedHead {
  readonly head: Head;
  readonly folded: string;
}

export const listOrders = ['newest', 'oldest', 'name', 'changed'] as const;
export type ListOrder = (typeof listOrders)[number];

/** What the place of a character in any order is told by. */
export interface Placed {
  readonly head: Pick<Head, 'id' | 'createdAt' | 'updatedAt'>;
  readonly folded: string;
}

type Compare = (a: Placed, b: Placed) => number;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The newest first; the id decides between two made in one moment. */
export const compareAges: Compare = (a, b) =>
  b.head.createdAt.getTime() - a.head.createdAt.getTime() || compareText(b.head.id, a.head.id);

/** The order of names; of several with one name, the oldest first. */
export const compareNames: Compare = (a, b) => compareText(a.folded, b.folded) || compareAges(b, a);

const compareChanges: Compare = (a, b) =>
  b.head.updatedAt.getTime() - a.head.updatedAt.getTime() || compareText(b.head.id, a.head.id);

export const comparisons: Readonly<Record<ListOrder, Compare>> = {
  newest: compareAges,
  oldest: (a, b) => compareAges(b, a),
  name: compareNames,
  changed: compareChanges,
};
