import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import { $add, $divide, $multiply, $subtract } from 'mingo/operators/expression/arithmetic';
import { $size } from 'mingo/operators/expression/array';
import { $and, $not, $or } from 'mingo/operators/expression/boolean';
import { $eq, $gt, $gte, $lt, $lte, $ne } from 'mingo/operators/expression/comparison';
import { $cond, $ifNull } from 'mingo/operators/expression/conditional';
import { $concat } from 'mingo/operators/expression/string';
import { $group, $project } from 'mingo/operators/pipeline';
import { badValue, notSupported } from './failure.ts';
import { type Fields, isFields } from './fields.ts';

const { $addToSet, $avg, $first, $last, $max, $min, $push, $sum } = accumulators;
const accumulator = { $addToSet, $avg, $first, $last, $max, $min, $push, $sum };
const expression = {
  ...{
    $add,
    $and,
    $concat,
    $cond,
    $divide,
    $eq,
    $gt,
    $gte,
    $ifNull,
    $lt,
    $lte,
    $multiply,
    $ne,
    $not,
    $or,
    $size,
  },
  $subtract,
};
const context = Context.init({ accumulator, expression, pipeline: { $group, $project } });
const known = new Set([...Object.keys(accumulator), ...Object.keys(expression)]);

/**
 * `$group` and `$project` by mingo, over the fields that the stage names. mingo compares BSON's own types through
 * their text, so values of these types are refused here rather than grouped wrongly.
 * @throws CommandFailure at once for operators that are not listed above
 */
export function runStage(
  name: '$group' | '$project',
  given: Fields,
): (documents: Iterable<Fields>) => Fields[] {
  const fields = new Set(name === '$project' ? ['_id', ...Object.keys(given).map(rootOf)] : []);
  inspect(given, fields);
  const stage = name === '$group' ? groupMissingAsNull(given) : given;
  const aggregator = new Aggregator([{ [name]: stage }], { context, scriptEnabled: false });
  return (documents) => {
    const narrow = [...documents].map((document) => narrowTo(fields, document));
    try {
      return aggregator.run<Fields>(narrow).map(idFirst);
    } catch (error) {
      throw badValue(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

const rootOf = (path: string): string => path.split('.')[0] ?? path;

function inspect(spec: unknown, fields: Set<string>): void {
  if (typeof spec === 'string' && spec.startsWith('$$')) throw notSupported(`the variable ${spec}`);
  if (typeof spec === 'string' && spec.startsWith('$')) fields.add(rootOf(spec.slice(1)));
  if (Array.isArray(spec)) for (const part of spec) inspect(part, fields);
  if (!isFields(spec)) return;
  for (const [key, part] of Object.entries(spec)) {
    if (key.startsWith('$') && !known.has(key)) throw notSupported(`the expression ${key}`);
    inspect(part, fields);
  }
}

/** MongoDB has one group for null and missing, mingo has two. */
const groupMissingAsNull = (group: Fields): Fields =>
  typeof group['_id'] === 'string' ? { ...group, _id: { $ifNull: [group['_id'], null] } } : group;

function narrowTo(fields: ReadonlySet<string>, document: Fields): Fields {
  const kept = Object.entries(document).filter(([name]) => fields.has(name));
  for (const [name, value] of kept) refuseForeign(name, value);
  return Object.fromEntries(kept);
}

function refuseForeign(name: string, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) refuseForeign(name, item);
  else if (isFields(value)) for (const item of Object.values(value)) refuseForeign(name, item);
  else if (typeof value === 'object' && value !== null && !(value instanceof Date))
    throw notSupported(`a value of type ${value.constructor.name} in an expression: ${name}`);
}

/** mingo's `$project` puts `_id` last. */
const idFirst = (result: Fields): Fields =>
  Object.hasOwn(result, '_id') ? { _id: result['_id'], ...result } : result;
