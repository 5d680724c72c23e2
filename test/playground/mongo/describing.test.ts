import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';

test('the store says what it is, and which collections a database has', async () => {
  await using open = await openStore();
  const database = open.connection.getClient().db('persona');
  await database.collection('runs').insertOne({ a: 1 });
  await database.collection('accounts').createIndex({ a: 1 }, {}, {});
  await open.connection.getClient().db('persona2').collection('elsewhere').insertOne({ a: 1 });
  const listed = await database.listCollections({}, { nameOnly: true }).toArray();
  expect(listed.map(({ name }) => name)).toEqual(['accounts', 'runs']);
  expect((await database.command({ buildInfo: 1 }))['version']).toMatch(/^\d+\.\d+\.\d+$/);
  expect((await database.command({ hello: 1 }))['localTime']).toBeInstanceOf(Date);
});

test('an index goes with its entries, and what is not there is refused as MongoDB refuses it', async () => {
  await using open = await openStore();
  const runs = open.connection.getClient().db('persona').collection('runs');
  await runs.createIndex({ a: 1 }, { unique: true }, {});
  await runs.createIndex({ b: 1 }, {}, {});
  await runs.insertOne({ a: 1, b: 1 });
  await runs.dropIndex('a_1');
  await runs.insertOne({ a: 1, b: 2 });
  expect((await runs.indexes()).map(({ name }) => name)).toEqual(['_id_', 'b_1']);
  await expect(runs.dropIndex('a_1')).rejects.toMatchObject({ codeName: 'IndexNotFound' });
  await expect(runs.createIndex({ a: 1 }, { unique: true }, {})).rejects.toMatchObject({ code: 11000 });
  await runs.dropIndexes();
  expect((await runs.indexes()).map(({ name }) => name)).toEqual(['_id_']);
});
