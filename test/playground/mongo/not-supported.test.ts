import { Decimal128 } from 'bson';
import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';

const prefix = 'not supported by the embedded store: ';

test('what it does not do it says, of an empty collection too', async () => {
  await using open = await openStore();
  const runs = open.connection.collection('runs');
  const refused: [() => Promise<unknown>, string][] = [
    [() => runs.find({ $expr: { $eq: ['$a', 1] } }).toArray(), 'the filter operator $expr'],
    [() => runs.find({ $where: 'true' }).toArray(), 'the filter operator $where'],
    [() => runs.find({ a: { $mod: [2, 0] } }).toArray(), 'the filter operator $mod'],
    [() => runs.find({ a: Decimal128.fromString('1') }).toArray(), 'comparing values of type Decimal128'],
    [() => runs.find({}, { collation: { locale: 'en' } }).toArray(), 'find with collation'],
    [() => runs.find({}, { projection: { a: { $slice: 1 } } }).toArray(), 'the projection a: {"$slice":1}'],
    [() => runs.updateOne({}, { $bit: { a: { and: 1 } } }), 'the update operator $bit'],
    [() => runs.updateOne({}, { $set: { 'a.$': 1 } }), 'the positional path a.$'],
    [
      () => runs.updateOne({}, { $set: { 'a.$[x]': 1 } }, { arrayFilters: [{ x: 1 }] }),
      'update with arrayFilters',
    ],
    [() => runs.updateOne({}, [{ $set: { a: 1 } }]), 'an update that is a pipeline'],
    [
      () => runs.aggregate([{ $lookup: { from: 'other', as: 'a' } }]).toArray(),
      'the aggregation stage $lookup',
    ],
    [() => runs.aggregate([{ $group: { _id: { $toUpper: '$a' } } }]).toArray(), 'the expression $toUpper'],
    [
      () => runs.aggregate([{ $group: { _id: null, all: { $push: '$$ROOT' } } }]).toArray(),
      'the variable $$ROOT',
    ],
    [() => open.connection.collection('x').rename('y'), 'the command renameCollection'],
  ];
  for (const [command, what] of refused)
    await expect(command()).rejects.toMatchObject({
      code: 115,
      message: expect.stringContaining(prefix + what) as string,
    });
});

test('values that an expression would compare wrongly are refused', async () => {
  await using open = await openStore();
  const runs = open.connection.collection<{ key: Buffer }>('runs');
  await runs.insertOne({ key: Buffer.of(0xff) });
  await expect(runs.aggregate([{ $group: { _id: '$key' } }]).toArray()).rejects.toMatchObject({ code: 115 });
  expect(await runs.aggregate([{ $group: { _id: null, n: { $sum: 1 } } }]).toArray()).toEqual([
    { _id: null, n: 1 },
  ]);
});

test('faults in what is asked have the codes of MongoDB', async () => {
  await using open = await openStore();
  const runs = open.connection.collection<{ _id: string; text?: string; list?: number[] }>('runs');
  await runs.insertOne({ _id: 'one', text: 'word' });
  await expect(runs.updateOne({}, { $inc: { text: 1 } as never })).rejects.toMatchObject({ code: 14 });
  await expect(runs.updateOne({}, { $set: { _id: 'two' } })).rejects.toMatchObject({ code: 66 });
  await expect(runs.updateOne({}, { $set: { 'text.below': 1 } as never })).rejects.toMatchObject({
    code: 28,
  });
  await expect(runs.updateOne({}, { $set: { list: [] }, $unset: { list: 1 } })).rejects.toMatchObject({
    code: 40,
  });
  await expect(runs.insertOne({ _id: 'big', text: 'x'.repeat(16 * 1024 * 1024) })).rejects.toThrow();
  expect(await runs.find().toArray()).toEqual([{ _id: 'one', text: 'word' }]);
});

test('a watcher may refuse a command', async () => {
  await using open = await openStore({
    beforeCommand: ({ collection, name }) => {
      if (name === 'insert' && collection === 'closed') throw new Error('the watcher says no');
    },
  });
  await expect(open.connection.collection('closed').insertOne({})).rejects.toThrow('the watcher says no');
  await open.connection.collection('open').insertOne({});
  expect(await open.connection.collection('closed').countDocuments()).toBe(0);
});
