import { byId, type Collection, type Found, type Index, type Range } from './collection.ts';
import { notSupported } from './failure.ts';
import { type Fields, isOperators, valueAt } from './fields.ts';
import { toKey } from './keys.ts';
import { compileFilter } from './match.ts';

const nothing = Buffer.alloc(0);
type Order = readonly (readonly [path: string, direction: 1 | -1])[];

/** The documents that fit a filter, in the order asked for; read one by one where an index gives the order. */
export function search(collection: Collection | undefined, filter: Fields, sort: Fields = {}) {
  // Compiled before anything is read: what is not supported is said of an empty collection too.
  const fits = compileFilter(filter);
  const order = Object.entries(sort).map(([path, direction]) => {
    if (direction === 1 || direction === -1) return [path, direction] as const;
    throw notSupported(`sorting by ${path}: ${JSON.stringify(direction)}`);
  });
  if (!collection) return [];
  const plan = makePlan(collection.indexes, filter, order);
  const found = read(plan.ranges.map((range) => collection.idKeys(plan.index, range, plan.backwards)));
  return plan.sorted ? found : read([sorted(found, order)]);

  /** What is gone by now, or does not fit any more, is left out. */
  function* read(lists: Iterable<Buffer>[]): Generator<Found> {
    for (const idKeys of lists)
      for (const idKey of idKeys) {
        const document = collection?.get(idKey);
        if (document && fits(document)) yield { idKey, document };
      }
  }
}

/** Only keys are kept while sorting: documents may be large. */
function sorted(found: Iterable<Found>, order: Order): Buffer[] {
  const keyed: [idKey: Buffer, key: Buffer][] = [];
  for (const { document, idKey } of found)
    keyed.push([idKey, Buffer.concat(order.map((field) => sortKey(document, ...field)))]);
  return keyed.sort(([, left], [, right]) => Buffer.compare(left, right)).map(([idKey]) => idKey);
}

/** Turned bytes sort the other way round. */
function sortKey(document: Fields, path: string, direction: 1 | -1): Buffer {
  const value = valueAt(document, path);
  if (Array.isArray(value)) throw notSupported(`sorting by an array: ${path}`);
  return direction === 1 ? toKey(value) : Buffer.from(toKey(value).map((byte) => ~byte));
}

/**
 * Chooses the index that narrows the search most, of those that have an entry for every document. Its ranges may hold
 * more than fits the filter, never less.
 */
function makePlan(indexes: readonly Index[], filter: Fields, order: Order) {
  return indexes
    .filter(({ partialFilterExpression, sparse }) => !sparse && !partialFilterExpression)
    .map((index) => planFor(index, filter, order))
    .reduce((best, plan) => (plan.worth > best.worth ? plan : best), planFor(byId, filter, order));
}

function planFor(index: Index, filter: Fields, order: Order) {
  const fields = Object.keys(index.key);
  let heads = new Map([['', nothing]]);
  let fixed = 0;
  for (const field of fields) {
    const { $eq, $in } = conditionsOf(filter, field);
    const values = $eq === undefined ? $in : [$eq];
    if (!Array.isArray(values)) break;
    const keys = values.map(toKey);
    const longer = [...heads.values()].flatMap((head) => keys.map((key) => Buffer.concat([head, key])));
    heads = new Map(longer.map((head) => [head.toString('latin1'), head]));
    fixed += 1;
  }
  const range = rangeOf(filter, fields[fixed]);
  // Behind its last field an index is in the order of `_id`; its fixed fields do not change the order.
  const rest = [...fields.slice(fixed), '_id'];
  const wanted = order.filter(([path]) => !fields.slice(0, fixed).includes(path));
  const direction = wanted[0]?.[1] ?? 1;
  const isServed = wanted.every(([path, own], at) => rest[at] === path && own === direction);
  const sorted = order.length === 0 || (heads.size === 1 && isServed);
  const ranges = [...heads.values()].map((head) => ({
    low: Buffer.concat([head, range?.low ?? nothing]),
    high: Buffer.concat([head, range?.high ?? nothing]),
  }));
  const worth = fixed * 4 + (range ? 2 : 0) + (sorted && order.length > 0 ? 1 : 0);
  return { index, ranges, backwards: sorted && direction === -1, sorted, worth };
}

function conditionsOf(filter: Fields, field = ''): Fields {
  const condition = Object.hasOwn(filter, field) ? filter[field] : { $exists: true };
  return isOperators(condition) ? condition : { $eq: condition };
}

/** An open end reaches as far as the type of the other: values compare with their own type only. */
function rangeOf(filter: Fields, field: string | undefined): Range | undefined {
  const { $gt, $gte, $lt, $lte } = conditionsOf(filter, field);
  // Bounds of null fit missing fields and are left to the filter.
  const [low, high] = [$gt ?? $gte, $lt ?? $lte];
  const type = toKey(low ?? high).subarray(0, 1);
  if ((low ?? high) === undefined) return undefined;
  return { low: low === undefined ? type : toKey(low), high: high === undefined ? type : toKey(high) };
}
