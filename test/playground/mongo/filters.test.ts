import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fields } from '../../../playground/mongo/fields.ts';
import { search } from '../../../playground/mongo/search.ts';
import { Store } from '../../../playground/mongo/store.ts';
import { temporaryFolder } from './open-store.ts';

// The plain model knows flat documents of small numbers, words, nulls and lists of them; it shares no code with the store.
type Scalar = number | string | null;
type Flat = Record<string, Scalar | Scalar[]>;
type Condition = Record<string, unknown>;

const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('a', 'b', null),
);
const field = fc.constantFrom('x', 'y', 'z');
const flat = fc.dictionary(
  field,
  fc.oneof({ weight: 4, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 })),
  {
    maxKeys: 3,
  },
);
const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lte: scalar }),
  fc.record({ $lt: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
);
const simple = fc.dictionary(field, comparison, { minKeys: 0, maxKeys: 3 });
const filter: fc.Arbitrary<Fields> = fc.oneof(
  simple,
  fc.record({ $or: fc.array(simple, { minLength: 1, maxLength: 2 }), x: comparison }),
  fc.record({ $and: fc.array(simple, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $nor: fc.array(simple, { minLength: 1, maxLength: 2 }) }),
);

const kind = (value: Scalar | undefined): string => (value === null ? 'undefined' : typeof value);

function holds(name: string, value: Scalar | undefined, operand: unknown): boolean {
  if (name === '$in') return (operand as Scalar[]).some((item) => (value ?? null) === item);
  const other = operand as Scalar;
  if (kind(value) !== kind(other)) return false;
  if (name === '$eq') return (value ?? null) === other;
  const order = (value ?? null) === other ? 0 : (value ?? 0) < (other ?? 0) ? -1 : 1;
  return { $gt: order > 0, $gte: order >= 0, $lt: order < 0, $lte: order <= 0 }[name] ?? false;
}

function fitsCondition(document: Flat, path: string, condition: Condition): boolean {
  const value = document[path];
  const candidates = Array.isArray(value) ? value : [value];
  return Object.entries(condition).every(([name, operand]) => {
    if (name === '$exists') return (value !== undefined) === operand;
    if (name === '$ne') return !candidates.some((one) => holds('$eq', one, operand));
    if (name === '$nin') return !candidates.some((one) => holds('$in', one, operand));
    return candidates.some((one) => holds(name, one, operand));
  });
}

function fits(document: Flat, wanted: Fields): boolean {
  return Object.entries(wanted).every(([key, part]) => {
    const parts = part as Fields[];
    if (key === '$or') return parts.some((one) => fits(document, one));
    if (key === '$and') return parts.every((one) => fits(document, one));
    if (key === '$nor') return !parts.some((one) => fits(document, one));
    return fitsCondition(document, key, part as Condition);
  });
}

const indexes: Record<string, Record<string, 1>[]> = {
  none: [],
  single: [{ x: 1 }, { y: 1 }],
  compound: [{ x: 1, z: 1 }],
  sparse: [{ y: 1 }, { z: 1 }],
};

test('filters find what the plain model finds, with any index', async () => {
  using folder = temporaryFolder();
  await using store = new Store(folder.path);
  let round = 0;
  const documents = fc.array(flat, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(documents, filter, fc.constantFrom('x', 'y'), async (given, wanted, by) => {
      round += 1;
      for (const [name, keys] of Object.entries(indexes)) {
        const namespace = `test.${name}${round}`;
        const stored = [...given.entries()].filter(([, one]) => canStore(one, [...keys, { [by]: 1 }]));
        await store.write(() => {
          for (const key of keys)
            store.addIndex(store.make(namespace), {
              key,
              name: JSON.stringify(key),
              sparse: name === 'sparse',
            });
          for (const [_id, document] of stored) store.make(namespace).insert({ _id, ...document });
        });
        const expected = stored.filter(([, one]) => fits(one, wanted));
        const found = [...search(store.find(namespace), wanted)].map(idOf);
        expect(found.toSorted((left, right) => left - right)).toEqual(expected.map(([id]) => id));
        for (const direction of [1, -1] as const) {
          const sorted = [...search(store.find(namespace), wanted, { [by]: direction, _id: direction })].map(
            idOf,
          );
          const inOrder = expected.toSorted(
            ([left, one], [right, other]) => direction * (order(one[by], other[by]) || left - right),
          );
          expect(sorted).toEqual(inOrder.map(([id]) => id));
        }
      }
    }),
    { numRuns: 150 },
  );
});

const idOf = ({ document }: { document: Fields }): number => Number(document['_id']);

/** Null and missing come first, then numbers, then words. */
function order(left: Flat[string] | undefined, right: Flat[string] | undefined): number {
  const place = (value: unknown): number =>
    typeof value === 'string' ? 2 : typeof value === 'number' ? 1 : 0;
  return place(left) - place(right) || ((left ?? 0) < (right ?? 0) ? -1 : (left ?? 0) > (right ?? 0) ? 1 : 0);
}

/** Lists in the fields of an index or a sort are refused. */
const canStore = (document: Flat, keys: readonly object[]): boolean =>
  keys.every((key) => Object.keys(key).every((name) => !Array.isArray(document[name])));
