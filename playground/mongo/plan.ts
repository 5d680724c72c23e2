import type { Collection } from './collection.ts';
import { type Fields, isFields, isOperators } from './fields.ts';
import type { IndexDefinition } from './indexes.ts';
import { beginningOf, endOf, equalValues, rankOf, toKey } from './keys.ts';
import type { SortField } from './sort.ts';

/** The part of an index to walk. */
export interface Plan {
  readonly index: IndexDefinition;
  readonly ranges: readonly { readonly start: Buffer; readonly end: Buffer }[];
  readonly backwards: boolean;
  /** The entries come in the order that was asked for. */
  readonly sorted: boolean;
}

/** What a filter asks of one field, as far as an index can use it. */
interface Bounds {
  equals?: readonly unknown[];
  low?: unknown;
  high?: unknown;
  exists?: boolean;
}

// More look-ups than this cost more than they save.
const maxLookUps = 1_000;

/** Chooses the index that narrows the search most. The ranges may hold more than fits the filter, never less. */
export function makePlan(collection: Collection, filter: Fields, sort: readonly SortField[]): Plan {
  const bounds = boundsOf(filter);
  const plans = collection.indexes
    .filter((index) => isComplete(index, bounds, filter))
    .map((index) => planFor(index, bounds, sort))
    .sort((left, right) => right.worth - left.worth);
  const best = plans[0];
  if (!best) throw new Error(`${collection.namespace} has lost its _id index`);
  return best;
}

function planFor(index: IndexDefinition, bounds: Map<string, Bounds>, sort: readonly SortField[]) {
  const fields = Object.keys(index.key);
  let heads = [Buffer.alloc(0)];
  let fixed = 0;
  for (const field of fields) {
    const keys = bounds.get(field)?.equals?.map(toKey);
    if (!keys || keys.length * heads.length > maxLookUps) break;
    heads = heads.flatMap((head) => keys.map((key) => Buffer.concat([head, key])));
    fixed += 1;
  }
  const next = bounds.get(fields[fixed] ?? '');
  const hasRange = next?.low !== undefined || next?.high !== undefined;
  const order =
    heads.length === 1 ? orderOf(index, fields.slice(fixed), new Set(fields.slice(0, fixed)), sort) : 0;
  return {
    index,
    ranges: distinct(heads).map((head) => rangeOf(head, hasRange ? next : undefined, index)),
    backwards: order < 0,
    sorted: order !== 0,
    worth: fixed * 4 + (hasRange ? 2 : 0) + (order !== 0 && sort.length > 0 ? 1 : 0),
  };
}

const distinct = (heads: readonly Buffer[]): Buffer[] => [
  ...new Map(heads.map((head) => [head.toString('latin1'), head])).values(),
];

function rangeOf(head: Buffer, bounds: Bounds | undefined, index: IndexDefinition) {
  if (!bounds) return { start: beginningOf(head), end: endOf(head) };
  const { low, high } = bounds;
  const type = rankOf(low ?? high);
  // In an array one element may pass the lower bound and another the upper: only one bound narrows.
  const useHigh = high !== undefined && !(index.unordered && low !== undefined);
  const start = Buffer.concat([head, low === undefined ? Buffer.of(type) : toKey(low)]);
  const end = Buffer.concat([head, useHigh ? toKey(high) : Buffer.of(type)]);
  return { start: beginningOf(start), end: endOf(end) };
}

/** 1 or -1 where the index's entries, walked forwards or backwards, have the wanted order; else 0. */
function orderOf(
  index: IndexDefinition,
  fields: readonly string[],
  fixed: ReadonlySet<string>,
  sort: readonly SortField[],
): number {
  const wanted = sort.filter(({ path }) => !fixed.has(path));
  const direction = wanted[0]?.direction ?? 1;
  if (index.unordered && sort.length > 0) return 0;
  const served = wanted.every(({ path, direction: own }, at) => fields[at] === path && own === direction);
  return served ? direction : 0;
}

/** Whether the index has an entry for every document that fits the filter. */
function isComplete(index: IndexDefinition, bounds: Map<string, Bounds>, filter: Fields): boolean {
  const fields = Object.keys(index.key);
  if (index.sparse && !fields.some((field) => impliesPresence(bounds.get(field)))) return false;
  return Object.entries(index.partialFilterExpression ?? {}).every(([path, condition]) => {
    if (Object.hasOwn(filter, path) && equalValues(filter[path], condition)) return true;
    const wantsPresence = isFields(condition) && equalValues(condition, { $exists: true });
    return wantsPresence && impliesPresence(bounds.get(path));
  });
}

function impliesPresence(bounds: Bounds | undefined): boolean {
  if (!bounds) return false;
  const { equals, exists, high, low } = bounds;
  return exists === true || low !== undefined || high !== undefined || (equals?.every(isPresent) ?? false);
}

const isPresent = (value: unknown): boolean => value !== null && value !== undefined;

function boundsOf(filter: Fields, all = new Map<string, Bounds>()): Map<string, Bounds> {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition))
      for (const part of condition) if (isFields(part)) boundsOf(part, all);
    if (path.startsWith('$') || condition instanceof RegExp) continue;
    const bounds = all.get(path) ?? {};
    all.set(path, bounds);
    for (const [name, operand] of Object.entries(isOperators(condition) ? condition : { $eq: condition }))
      narrow(bounds, name, operand);
  }
  return all;
}

/** The first condition of a kind counts; the filter judges the rest. Bounds of null fit missing fields: not used. */
function narrow(bounds: Bounds, name: string, operand: unknown): void {
  if (name === '$eq') bounds.equals ??= [operand];
  if (name === '$in' && Array.isArray(operand) && !operand.some((item) => item instanceof RegExp))
    bounds.equals ??= operand;
  if (name === '$exists' && operand === true) bounds.exists = true;
  if (!isPresent(operand) || Array.isArray(operand)) return;
  if (name === '$gt' || name === '$gte') bounds.low ??= operand;
  if (name === '$lt' || name === '$lte') bounds.high ??= operand;
}
