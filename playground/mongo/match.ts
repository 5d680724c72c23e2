import { badValue, notSupported } from './failure.ts';
import { type Fields, isFields, isOperators } from './fields.ts';
import { compareValues, equalValues, rank, rankOf, toKey } from './keys.ts';
import { valuesAt, withElements } from './paths.ts';

export type Predicate = (document: Fields) => boolean;
/** Judges what a path led to (see `valuesAt`). */
type Test = (values: readonly unknown[]) => boolean;

/** Compiles a filter. @throws CommandFailure for anything that is not done here, before a document is looked at */
export function compileFilter(filter: Fields): Predicate {
  const predicates = Object.entries(filter).map(([name, operand]) =>
    name.startsWith('$') ? compileLogical(name, operand) : compilePath(name, operand),
  );
  return (document) => predicates.every((predicate) => predicate(document));
}

function compileLogical(name: string, operand: unknown): Predicate {
  if (name === '$comment') return () => true;
  if (name !== '$and' && name !== '$or' && name !== '$nor') throw notSupported(`the filter operator ${name}`);
  if (!Array.isArray(operand) || operand.length === 0 || !operand.every(isFields))
    throw badValue(`${name} must be a nonempty array of documents`);
  const parts = operand.map(compileFilter);
  if (name === '$and') return (document) => parts.every((part) => part(document));
  if (name === '$or') return (document) => parts.some((part) => part(document));
  return (document) => !parts.some((part) => part(document));
}

function compilePath(path: string, condition: unknown): Predicate {
  const test = compileCondition(condition);
  return (document) => test(valuesAt(document, path));
}

function compileCondition(condition: unknown): Test {
  if (condition instanceof RegExp) return matches(condition);
  return isOperators(condition) ? compileOperators(condition) : equals(condition);
}

function compileOperators(condition: Fields): Test {
  const tests = Object.entries(condition).map(([name, operand]) => {
    const make = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (!make) throw notSupported(`the filter operator ${name}`);
    return make(operand, condition);
  });
  return (values) => tests.every((test) => test(values));
}

const not =
  (test: Test): Test =>
  (values) =>
    !test(values);

/** Any value, or any element of an array, passes. */
const any =
  (test: (value: unknown) => boolean): Test =>
  (values) =>
    withElements(values).some(test);

function equals(operand: unknown): Test {
  const key = toKey(operand);
  return any((value) => rankOf(value) === key[0] && key.equals(toKey(value)));
}

const matches = (pattern: RegExp): Test =>
  any(
    (value) =>
      (typeof value === 'string' && new RegExp(pattern).test(value)) ||
      (value instanceof RegExp && equalValues(value, pattern)),
  );

/** Values compare with values of their own type only; NaN is equal to itself and neither above nor below. */
const ordered =
  (holds: (order: number) => boolean) =>
  (operand: unknown): Test =>
    any((value) => {
      if (rankOf(value) !== rankOf(operand)) return false;
      const order = compareValues(value, operand);
      return order === 0 || !(Number.isNaN(value) || Number.isNaN(operand)) ? holds(order) : false;
    });

function oneOf(operand: unknown): Test {
  const tests = list(operand, '$in').map((item) => {
    if (isOperators(item)) throw badValue('cannot nest $ under $in');
    return item instanceof RegExp ? matches(item) : equals(item);
  });
  return (values) => tests.some((test) => test(values));
}

function all(operand: unknown): Test {
  const tests = list(operand, '$all').map(compileCondition);
  return (values) => tests.length > 0 && tests.every((test) => test(values));
}

function elementMatch(operand: unknown): Test {
  if (!isFields(operand)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(operand)[0];
  const ofValues = isOperators(operand) && !['$and', '$or', '$nor'].includes(first ?? '');
  const test = ofValues ? compileOperators(operand) : compileFilter(operand);
  const passes = (element: unknown): boolean =>
    ofValues ? (test as Test)([element]) : isFields(element) && (test as Predicate)(element);
  return (values) => values.some((value) => Array.isArray(value) && value.some(passes));
}

function list(operand: unknown, name: string): unknown[] {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  return operand;
}

function hasSize(operand: unknown): Test {
  if (!Number.isInteger(operand)) throw badValue('$size must be a whole number');
  return (values) => values.some((value) => Array.isArray(value) && value.length === operand);
}

const ranksOfType: Readonly<Record<string, number>> = { ...rank, binData: rank.binary, bool: rank.boolean };

function hasType(operand: unknown): Test {
  const isKnown =
    typeof operand === 'string' && operand !== 'emptyArray' && Object.hasOwn(ranksOfType, operand);
  const found = isKnown ? ranksOfType[operand] : undefined;
  if (found === undefined) throw notSupported(`$type ${String(operand)}`);
  return any((value) => value !== undefined && rankOf(value) === found);
}

function regularExpression(operand: unknown, condition: Fields): Test {
  const options = condition['$options'] ?? (operand instanceof RegExp ? operand.flags : '');
  const source = operand instanceof RegExp ? operand.source : operand;
  if (typeof source !== 'string' || typeof options !== 'string') throw badValue('$regex has to be a string');
  if (!/^[ims]*$/.test(options)) throw notSupported(`$options ${options}`);
  return matches(new RegExp(source, options));
}

function exists(operand: unknown): Test {
  const wanted = operand !== false && operand !== 0 && operand !== null;
  return (values) => values.some((value) => value !== undefined) === wanted;
}

function negated(operand: unknown): Test {
  if (!(operand instanceof RegExp) && !isOperators(operand))
    throw badValue('$not needs a regex or a document');
  return not(compileCondition(operand));
}

const operators: Readonly<Record<string, (operand: unknown, condition: Fields) => Test>> = {
  $eq: equals,
  $ne: (operand) => not(equals(operand)),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: oneOf,
  $nin: (operand) => not(oneOf(operand)),
  $not: negated,
  $exists: exists,
  $all: all,
  $elemMatch: elementMatch,
  $size: hasSize,
  $type: hasType,
  $regex: regularExpression,
  $options: (_, condition) => {
    if (!Object.hasOwn(condition, '$regex')) throw badValue('$options needs a $regex');
    return () => true;
  },
};
