import { notSupported } from './failure.ts';
import type { Fields } from './fields.ts';
import { rank, toKey } from './keys.ts';
import { valuesAt } from './paths.ts';

export interface SortField {
  readonly path: string;
  readonly direction: 1 | -1;
}

export const parseSort = (sort: Fields): SortField[] =>
  Object.entries(sort).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1)
      throw notSupported(`sorting by ${path}: ${JSON.stringify(direction)}`);
    return { path, direction };
  });

/** What a document is sorted by: of an array its lowest element, or its highest where the order is falling. */
export const sortKeys = (sort: readonly SortField[], document: Fields): Buffer[] =>
  sort.map(({ direction, path }) => {
    const values = valuesAt(document, path).flatMap((value): unknown[] =>
      Array.isArray(value) ? (value.length === 0 ? [emptyArray] : (value as unknown[])) : [value],
    );
    const keys = (values.length === 0 ? [undefined] : values).map(keyOf);
    return keys.reduce((best, key) => (Buffer.compare(key, best) * direction < 0 ? key : best));
  });

// MongoDB sorts an empty array below null.
const emptyArray = Symbol('empty array');
const keyOf = (value: unknown): Buffer => (value === emptyArray ? Buffer.of(rank.emptyArray) : toKey(value));

export function compareSortKeys(
  sort: readonly SortField[],
  left: readonly Buffer[],
  right: readonly Buffer[],
): number {
  for (const [at, { direction }] of sort.entries()) {
    const order = Buffer.compare(left[at] ?? Buffer.alloc(0), right[at] ?? Buffer.alloc(0));
    if (order !== 0) return order * direction;
  }
  return 0;
}
