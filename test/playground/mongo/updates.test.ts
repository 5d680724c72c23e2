import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileUpdate } from '../../../playground/mongo/update.ts';
import { openStore } from './open-store.ts';

const number = fc.integer({ min: -5, max: 5 });
const counters = fc.dictionary(fc.constantFrom('a', 'b', 'c'), number);

/** Each operator on a field that holds a number, in plain words. */
const onNumbers: Record<string, (current: number | undefined, operand: number) => number | undefined> = {
  $set: (_, operand) => operand,
  $inc: (current, operand) => (current ?? 0) + operand,
  $max: (current, operand) => Math.max(current ?? operand, operand),
  $min: (current, operand) => Math.min(current ?? operand, operand),
  $unset: () => undefined,
};

test('operators on numbers do what the plain model does, at any depth', () => {
  const operator = fc.constantFrom(...Object.keys(onNumbers));
  fc.assert(
    fc.property(
      counters,
      operator,
      fc.constantFrom('a', 'b', 'd'),
      number,
      (fields, name, field, operand) => {
        const value = onNumbers[name]?.(fields[field], operand);
        const expected = { ...fields, ...(value === undefined ? {} : { [field]: value }) };
        if (value === undefined) Reflect.deleteProperty(expected, field);
        const document = { deep: { down: { ...fields } } };
        const changed = compileUpdate({ [name]: { [`deep.down.${field}`]: operand } })(document, false);
        expect(normal(changed)).toEqual(normal({ deep: { down: expected } }));
      },
    ),
  );
});

/** Zero has one sign in the comparison, as it has in the store. */
const normal = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner === 0 ? 0 : inner)));

test('what is written is what was given, whatever its shape', async () => {
  await using open = await openStore();
  const any = open.connection.collection<{ _id: number; value: unknown }>('any');
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.double({ noDefaultInfinity: false }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((name) => !/[.$\0]|^__proto__$/.test(name)),
        tie('value'),
      ),
    ),
  })).value;
  let _id = 0;
  await fc.assert(
    fc.asyncProperty(value, async (given) => {
      _id += 1;
      await any.updateOne({ _id }, { $set: { value: given } }, { upsert: true });
      const stored = await any.findOne({ _id, value: { $eq: given } });
      expect(normal(stored?.value)).toEqual(normal(given));
    }),
    { numRuns: 60 },
  );
});

test('an upsert starts from the equalities of its filter', async () => {
  await using open = await openStore();
  const runs = open.connection.collection<{
    _id: string;
    count: number;
    made: boolean;
    deep: Record<string, number>;
  }>('runs');
  const filter = { _id: 'one', state: 'open', at: { $gte: 3 }, 'deep.down': 1 };
  const change = { $setOnInsert: { made: true }, $inc: { count: 1 }, $set: { 'deep.up': 2 } };
  await runs.updateOne(filter, change, { upsert: true });
  expect(await runs.findOne({})).toEqual({
    ...{ _id: 'one', state: 'open', deep: { down: 1, up: 2 }, count: 1, made: true },
  });
  const again = await runs.updateMany(
    {},
    { $setOnInsert: { made: false }, $set: { count: 1 } },
    { upsert: true },
  );
  expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 0, upsertedCount: 0 });
});
