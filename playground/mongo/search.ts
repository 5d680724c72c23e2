import type { Collection, Found } from './collection.ts';
import type { Fields } from './fields.ts';
import { compileFilter } from './match.ts';
import { makePlan } from './plan.ts';
import { compareSortKeys, parseSort, sortKeys } from './sort.ts';

/** The documents that fit a filter, each once, in the order asked for; read one by one where an index gives the order. */
export function search(
  collection: Collection | undefined,
  filter: Fields,
  sort: Fields = {},
): Iterable<Found> {
  // Compiled before anything is read: what is not supported is said of an empty collection too.
  const fits = compileFilter(filter);
  const order = parseSort(sort);
  if (!collection) return [];
  const plan = makePlan(collection, filter, order);
  const found = walk();
  if (plan.sorted || order.length === 0) return found;
  // Only keys are kept while sorting: documents may be large.
  const keyed = [...found].map(({ document, idKey }) => ({ idKey, keys: sortKeys(order, document) }));
  keyed.sort((left, right) => compareSortKeys(order, left.keys, right.keys));
  return read(
    collection,
    keyed.map(({ idKey }) => idKey),
  );

  function* walk(): Generator<Found> {
    if (!collection) return;
    const seen = new Set<string>();
    for (const { end, start } of plan.ranges)
      for (const idKey of collection.idKeys(plan.index, start, end, plan.backwards)) {
        if (isRepeated(seen, idKey, plan.index.unordered || plan.ranges.length > 1)) continue;
        const document = collection.get(idKey);
        if (document && fits(document)) yield { idKey, document };
      }
  }
}

/** The documents of these keys; those that are gone by now are left out. */
export function* read(collection: Collection, idKeys: Iterable<Buffer>): Generator<Found> {
  for (const idKey of idKeys) {
    const document = collection.get(idKey);
    if (document) yield { idKey, document };
  }
}

function isRepeated(seen: Set<string>, idKey: Buffer, possible: boolean): boolean {
  if (!possible) return false;
  const key = idKey.toString('latin1');
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}
