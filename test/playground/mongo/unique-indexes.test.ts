import { Schema } from 'mongoose';
import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';

const schema = new Schema({ _id: String, key: String, state: String }, { versionKey: false });

test('a second document with a unique value is refused as MongoDB refuses it', async () => {
  await using open = await openStore();
  const Run = open.connection.model('Run', schema);
  await Run.collection.createIndex({ key: 1 }, { unique: true }, {});
  await Run.create({ _id: 'one', key: 'same' });
  await expect(Run.create({ _id: 'two', key: 'same' })).rejects.toMatchObject({
    name: 'MongoServerError',
    code: 11000,
    keyPattern: { key: 1 },
    keyValue: { key: 'same' },
  });
  await expect(Run.create({ _id: 'one', key: 'other' })).rejects.toMatchObject({
    code: 11000,
    keyPattern: { _id: 1 },
  });
  await Run.create({ _id: 'two', key: 'other' });
  await expect(Run.updateOne({ _id: 'two' }, { $set: { key: 'same' } })).rejects.toMatchObject({
    code: 11000,
  });
  await expect(
    Run.findOneAndUpdate({ _id: 'three' }, { $set: { key: 'same' } }, { upsert: true }),
  ).rejects.toMatchObject({ code: 11000, keyValue: { key: 'same' } });
  await Run.deleteOne({ _id: 'one' });
  await Run.updateOne({ _id: 'two' }, { $set: { key: 'same' } });
  expect(await Run.find().lean()).toEqual([{ _id: 'two', key: 'same' }]);
});

test('missing counts as null in a unique index, and not at all in a sparse one', async () => {
  await using open = await openStore();
  const runs = open.connection.collection<{ _id: string; key?: string | null }>('runs');
  await runs.createIndex({ key: 1 }, { unique: true, name: 'strict' }, {});
  await runs.insertOne({ _id: 'one' });
  await expect(runs.insertOne({ _id: 'two', key: null })).rejects.toMatchObject({ code: 11000 });
  const some = open.connection.collection<{ _id: string; key?: string | null }>('some');
  await some.createIndex({ key: 1 }, { unique: true, sparse: true }, {});
  await some.insertMany([{ _id: 'one' }, { _id: 'three' }]);
  await some.insertOne({ _id: 'four', key: 'k' });
  await expect(some.insertOne({ _id: 'five', key: 'k' })).rejects.toMatchObject({ code: 11000 });
  // The sparse index does not know of the first two: the answer must not come from it.
  expect(await some.find({ key: null }).toArray()).toHaveLength(2);
});

test('a partial index judges only what its filter fits', async () => {
  await using open = await openStore();
  const runs = open.connection.collection<{ _id: string; owner: string; state: string }>('runs');
  await runs.createIndex({ owner: 1 }, { unique: true, partialFilterExpression: { state: 'open' } }, {});
  await runs.insertMany([
    { _id: 'a', owner: 'ann', state: 'done' },
    { _id: 'b', owner: 'ann', state: 'done' },
    { _id: 'c', owner: 'ann', state: 'open' },
  ]);
  await expect(runs.updateOne({ _id: 'a' }, { $set: { state: 'open' } })).rejects.toMatchObject({
    code: 11000,
  });
  await runs.updateOne({ _id: 'c' }, { $set: { state: 'done' } });
  await runs.updateOne({ _id: 'a' }, { $set: { state: 'open' } });
  expect(await runs.countDocuments({ owner: 'ann' })).toBe(3);
  expect(await runs.countDocuments({ owner: 'ann', state: 'open' })).toBe(1);
});

test('a value that an index cannot hold is refused, and looking for it finds nothing', async () => {
  await using open = await openStore();
  const runs = open.connection.collection<{ _id: string; key: string }>('runs');
  await runs.createIndex({ key: 1 }, { unique: true }, {});
  const long = 'x'.repeat(5_000);
  await runs.insertOne({ _id: 'kept', key: 'x'.repeat(1_500) });
  await expect(runs.insertOne({ _id: 'one', key: long })).rejects.toMatchObject({ code: 115 });
  await expect(runs.insertOne({ _id: long, key: 'short' })).rejects.toMatchObject({ code: 115 });
  expect(await runs.find({ $or: [{ key: long }] }).toArray()).toEqual([]);
  expect(await runs.find({ key: long }).toArray()).toEqual([]);
  expect(await runs.find({ _id: { $gt: long } }).toArray()).toEqual([]);
  expect(await runs.find({ key: { $lt: long } }).toArray()).toHaveLength(1);
});

test('an index over documents that break it is not made', async () => {
  await using open = await openStore();
  const runs = open.connection.collection('runs');
  await runs.insertMany([{ key: 1 }, { key: 1 }]);
  await expect(runs.createIndex({ key: 1 }, { unique: true }, {})).rejects.toMatchObject({ code: 11000 });
  expect(await runs.indexes()).toHaveLength(1);
});
