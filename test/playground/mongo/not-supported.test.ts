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
    [() => runs.find({ a: /x/ }).toArray(), 'comparing values of type'],
    [() => runs.find({}, { projection: { a: 1 } }).toArray(), 'find with projection'],
    [() => runs.find({}, { skip: 1 }).toArray(), 'find with skip'],
    [() => runs.find({ a: { $elemMatch: { b: 1 } } }).toArray(), 'the filter operator $elemMatch'],
    [() => runs.find({ a: { $not: { $gt: 1 } } }).toArray(), 'the filter operator $not'],
    [() => runs.replaceOne({}, { a: 1 }), 'an update that replaces the document'],
    [() => runs.updateOne({}, { $pull: { a: 1 } as never }), 'the update operator $pull'],
    [
      () => runs.updateOne({ $and: [{ a: 1 }] }, { $set: { b: 1 } }, { upsert: true }),
      '$and, $or and $nor in an upsert',
    ],
    [() => runs.insertMany([{ a: 1 }, { a: 2 }], { ordered: false }), 'insert with ordered'],
    [() => runs.createIndex({ a: 'text' }, {}, {}), 'an index'],
    [() => runs.updateOne({}, { $bit: { a: { and: 1 } } }), 'the update operator $bit'],
    [() => runs.updateOne({}, { $set: { 'a.$': 1 } }), 'the positional path a.$'],
    [
      () => runs.updateOne({}, { $set: { 'a.$[x]': 1 } }, { arrayFilters: [{ x: 1 }] }),
      'update with arrayFilters',
    ],
    [() => runs.updateOne({}, [{ $set: { a: 1 } }]), 'an update that is a pipeline'],
    [() => runs.aggregate([{ $lookup: { from: 'other', as: 'a' } }]).toArray(), 'an aggregation other'],
    [() => runs.countDocuments({}, { limit: 1 }), 'an aggregation other than countDocuments'],
    [() => runs.distinct('a'), 'the command distinct'],
    [() => runs.estimatedDocumentCount(), 'the command count'],
    [() => runs.drop(), 'the command drop'],
    [() => open.connection.collection('x').rename('y'), 'the command renameCollection'],
  ];
  for (const [command, what] of refused)
    await expect(command()).rejects.toMatchObject({
      code: 115,
      message: expect.stringContaining(prefix + what) as string,
    });
});

test('a list is refused where only single values are known: in an index, a sort, a path', async () => {
  await using open = await openStore();
  const runs = open.connection.collection<{ _id: string; list: unknown[] }>('runs');
  const refused = { code: 115, message: expect.stringContaining(prefix) as string };
  await runs.insertOne({ _id: 'one', list: [{ a: 1 }] });
  await expect(runs.find({ 'list.a': 1 }).toArray()).rejects.toMatchObject(refused);
  await expect(runs.find().sort({ list: 1 }).toArray()).rejects.toMatchObject(refused);
  await expect(runs.updateOne({}, { $set: { 'list.0': 1 } as never })).rejects.toMatchObject(refused);
  await expect(runs.createIndex({ list: 1 }, {}, {})).rejects.toMatchObject(refused);
  expect(await runs.indexes()).toHaveLength(1);
  expect(await runs.find().toArray()).toEqual([{ _id: 'one', list: [{ a: 1 }] }]);
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
