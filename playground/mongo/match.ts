import { badValue, notSupported } from './failure.ts';
import { type Fields, isFields, isOperators, valueAt } from './fields.ts';
import { toKey } from './keys.ts';

export type Predicate = (document: Fields) => boolean;
type Test = (value: unknown) => boolean;

/** Compiles a filter. @throws CommandFailure for anything that is not done here, before a document is looked at */
export function compileFilter(filter: Fields): Predicate {
  const predicates = Object.entries(filter).map(([name, operand]): Predicate => {
    if (name.startsWith('$')) return compileLogical(name, operand);
    const test = compileCondition(operand);
    return (document) => test(valueAt(document, name));
  });
  return (document) => predicates.every((fits) => fits(document));
}

function compileLogical(name: string, operand: unknown): Predicate {
  if (name !== '$and' && name !== '$or' && name !== '$nor') throw notSupported(`the filter operator ${name}`);
  if (!Array.isArray(operand) || operand.length === 0 || !operand.every(isFields))
    throw badValue(`${name} must be a nonempty array of documents`);
  const parts = operand.map(compileFilter);
  if (name === '$and') return (document) => parts.every((fits) => fits(document));
  return (document) => parts.some((fits) => fits(document)) === (name === '$or');
}

function compileCondition(condition: unknown): Test {
  if (!isOperators(condition)) return compare('$eq', condition);
  const tests = Object.entries(condition).map(([name, operand]) => compileOperator(name, operand));
  return (value) => tests.every((test) => test(value));
}

function compileOperator(name: string, operand: unknown): Test {
  if (Object.hasOwn(comparisons, name)) return compare(name, operand);
  if (name === '$ne') return not(compare('$eq', operand));
  if (name === '$in') return oneOf(operand);
  if (name === '$nin') return not(oneOf(operand));
  if (name === '$exists' && typeof operand === 'boolean') return (value) => (value !== undefined) === operand;
  throw notSupported(`the filter operator ${name}`);
}

const not = (test: Test) => (value: unknown) => !test(value);

function oneOf(operand: unknown): Test {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const tests = operand.map((item) => compare('$eq', item));
  return (value) => tests.some((test) => test(value));
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  $eq: (order) => order === 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** The value, or any element where it is an array, compares so: with values of its own type only. */
function compare(name: string, operand: unknown): Test {
  if (isOperators(operand)) throw notSupported(`operators in ${name}`);
  const key = toKey(operand);
  const passes = (value: unknown): boolean => {
    const other = toKey(value);
    const order = Buffer.compare(other, key);
    // NaN is equal to itself, and neither above nor below any number.
    if (other[0] !== key[0] || (order !== 0 && (Number.isNaN(value) || Number.isNaN(operand)))) return false;
    return comparisons[name]?.(order) ?? false;
  };
  return (value) => passes(value) || (Array.isArray(value) && value.some(passes));
}
