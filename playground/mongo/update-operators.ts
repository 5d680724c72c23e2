import { Long } from 'bson';
import { badValue, notSupported, typeMismatch } from './failure.ts';
import { type Fields, isFields } from './fields.ts';
import { compareValues, toKey } from './keys.ts';

/** Takes the operand once and gives the new value for the present one (`undefined`: the field is missing). */
type OnValue = (operand: unknown, path: string) => (current: unknown) => unknown;

const exact = (value: number | Long): bigint => (value instanceof Long ? value.toBigInt() : BigInt(value));

const arithmetic =
  (name: string, ofMissing: (operand: number | Long) => number | Long, apply: Arithmetic): OnValue =>
  (operand, path) => {
    if (!isNumber(operand)) throw typeMismatch(`Cannot ${name} with non-numeric argument: {${path}}`);
    return (current) => {
      if (current === undefined) return ofMissing(operand);
      if (!isNumber(current))
        throw typeMismatch(`Cannot apply ${name} to a value of non-numeric type: the field '${path}'`);
      return compute(current, operand, apply);
    };
  };

interface Arithmetic {
  doubles: (left: number, right: number) => number;
  integers: (left: bigint, right: bigint) => bigint;
}

const isNumber = (value: unknown): value is number | Long =>
  typeof value === 'number' || value instanceof Long;
const isWhole = (value: number | Long): boolean => value instanceof Long || Number.isSafeInteger(value);

/** Whole numbers stay exact up to 64 bits, beyond which MongoDB refuses too. */
function compute(left: number | Long, right: number | Long, apply: Arithmetic): number | Long {
  if (!isWhole(left) || !isWhole(right)) return apply.doubles(Number(left), Number(right));
  const result = apply.integers(exact(left), exact(right));
  if (BigInt.asIntN(64, result) !== result) throw badValue('the result does not fit 64 bits');
  return Number.isSafeInteger(Number(result)) ? Number(result) : Long.fromBigInt(result);
}

const extreme =
  (sign: 1 | -1): OnValue =>
  (operand) =>
  (current) =>
    current === undefined || sign * compareValues(operand, current) > 0 ? operand : current;

function elementsOf(current: unknown, operator: string, path: string): unknown[] {
  if (current === undefined) return [];
  if (!Array.isArray(current))
    throw badValue(`The field '${path}' must be an array for ${operator} but is of another type`);
  return current as unknown[];
}

/** What `$push` and `$addToSet` add: the operand, or each of `$each`. */
function added(operand: unknown, allowed: readonly string[], operator: string): [unknown[], Fields] {
  if (!isFields(operand) || !Object.hasOwn(operand, '$each')) return [[operand], {}];
  const foreign = Object.keys(operand).find((name) => !allowed.includes(name));
  if (foreign !== undefined) throw notSupported(`${foreign} in ${operator}`);
  if (!Array.isArray(operand['$each']))
    throw badValue(`The argument to $each in ${operator} must be an array`);
  return [operand['$each'], operand];
}

function push(operand: unknown, path: string): (current: unknown) => unknown[] {
  const [values, options] = added(operand, ['$each', '$slice'], '$push');
  const slice = options['$slice'];
  if (slice !== undefined && !Number.isInteger(slice))
    throw badValue('The value for $slice must be an integer');
  return (current) => {
    const all = [...elementsOf(current, '$push', path), ...values];
    if (slice === undefined) return all;
    return Number(slice) < 0 ? all.slice(Number(slice)) : all.slice(0, Number(slice));
  };
}

function addToSet(operand: unknown, path: string): (current: unknown) => unknown[] {
  const [values] = added(operand, ['$each'], '$addToSet');
  return (current) => {
    const all = [...elementsOf(current, '$addToSet', path)];
    const seen = new Set(all.map((value) => toKey(value).toString('latin1')));
    for (const value of values) {
      const key = toKey(value).toString('latin1');
      if (!seen.has(key)) all.push(value);
      seen.add(key);
    }
    return all;
  };
}

/** The operators that need nothing but the value at their path. */
export const operatorsOnValues: Readonly<Record<string, OnValue>> = {
  $set: (operand) => () => operand,
  $inc: arithmetic('$inc', (operand) => operand, {
    doubles: (left, right) => left + right,
    integers: (left, right) => left + right,
  }),
  $mul: arithmetic('$mul', () => 0, {
    doubles: (left, right) => left * right,
    integers: (left, right) => left * right,
  }),
  $max: extreme(1),
  $min: extreme(-1),
  $push: push,
  $addToSet: addToSet,
};
