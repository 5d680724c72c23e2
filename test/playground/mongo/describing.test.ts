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
