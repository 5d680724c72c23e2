import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { plain, defineRecord } from '../../../core/store/record.ts';
import { buildIndexes } from '../../../core/store/indexes.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { openWorld } from '../world.ts';

const notes = defineRecord({
  collection: 'notes',
  purpose: 'a note of the tests',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    name: plain(z.string(), 'unique'),
    count: plain(z.number(), 'counted'),
    bytes: plain(z.object({ list: z.array(z.instanceof(Buffer)) }), 'bytes inside of others'),
    at: plain(z.date().nullable(), 'a date'),
    extensions: plain(z.record(z.string(), z.string()), 'often empty'),
  },
  indexes: [{ keys: { name: 1 }, unique: true }],
  exported: 'nothing',
  erased: { how: 'deleted' },
  retention: 'the test',
});

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { store } = world.core;
await buildIndexes(store, { [notes.collection]: notes.indexes });
const rows = rowsOf(store, notes);
const note = (id: string, name = id) => ({
  ...{ _id: id, name, count: 0, at: new Date('2026-11-24T10:00:00.123Z'), extensions: {} },
  bytes: { list: [Buffer.from([0, 255]), Buffer.alloc(0)] },
});

test('what was inserted comes back as it was: dates, bytes inside of others, empty objects', async () => {
  expect(await rows.insert(note('same'))).toBe(true);
  expect(await rows.get('same')).toEqual(note('same'));
  expect(await rows.one({ name: 'same' })).toEqual(note('same'));
});

test('a second one with the same id or unique key is not inserted, and changes nothing', async () => {
  expect(await rows.insert(note('first'))).toBe(true);
  expect(await rows.insert({ ...note('first', 'other name'), count: 1 })).toBe(false);
  expect(await rows.insert({ ...note('other id', 'first'), count: 1 })).toBe(false);
  expect(await rows.get('first')).toEqual(note('first'));
  expect(await rows.get('other id')).toBeUndefined();
});

test('of many inserts of one id at once one is told that it was first', async () => {
  const told = await Promise.all(Array.from({ length: 20 }, (_, at) => rows.insert(note('race', `r${at}`))));
  expect(told.filter((first) => first)).toHaveLength(1);
});

test('what the record does not declare is not written; what a newer program wrote is left alone', async () => {
  const undeclared = { ...note('undeclared'), text: 'in the clear' };
  await expect(rows.insert(undeclared)).rejects.toThrow('text');
  expect(await rows.get('undeclared')).toBeUndefined();
  await rows.insert(note('strict'));
  await expect(rows.change({ _id: 'strict' }, { $set: { text: 'in the clear' } })).rejects.toThrow('text');
  await expect(rows.find({ text: 'in the clear' })).rejects.toThrow('text');
  const collection = store.connection.collection<{ _id: string }>('notes');
  await collection.updateOne({ _id: 'strict' }, { $set: { text: 'in the clear' } });
  expect(await rows.change({ _id: 'strict' }, { $inc: { count: 1 } })).not.toHaveProperty('text');
  expect(await collection.findOne({ _id: 'strict' })).toMatchObject({ count: 1, text: 'in the clear' });
  await collection.deleteOne({ _id: 'strict' });
});

test('a change gives the record as it is afterwards, and nothing where none fits', async () => {
  await rows.insert(note('changed'));
  expect(await rows.change({ _id: 'changed', count: 0 }, { $inc: { count: 2 } })).toMatchObject({ count: 2 });
  expect(await rows.change({ _id: 'changed', count: 0 }, { $inc: { count: 2 } })).toBeUndefined();
  expect(await rows.change({ _id: 'nobody' }, { $inc: { count: 2 } })).toBeUndefined();
  expect(await rows.get('changed')).toMatchObject({ count: 2 });
});

test('finding, counting, changing and removing go by the filter, in the order asked for', async () => {
  for (const [at, id] of ['a', 'b', 'c'].entries()) await rows.insert({ ...note(id), count: 100 + at });
  const many = { count: { $gte: 100 } };
  const found = await rows.find(many, { sort: { count: -1 }, limit: 2 });
  expect(found.map(({ _id }) => _id)).toEqual(['c', 'b']);
  expect(await rows.count(many)).toBe(3);
  expect(await rows.changeAll(many, { $set: { at: null } })).toBe(3);
  expect(await rows.find(many)).toMatchObject([{ at: null }, { at: null }, { at: null }]);
  expect(await rows.remove({ count: 101 })).toBe(1);
  expect(await rows.remove(many)).toBe(2);
  expect(await rows.count(many)).toBe(0);
});
