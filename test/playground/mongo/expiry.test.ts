import { expect, test, vi } from 'vitest';
import { openStore } from './open-store.ts';

test('what has expired goes, in whichever form its date is kept', async () => {
  await using open = await openStore();
  const sessions = open.connection.collection<{ _id: string; expires: unknown }>('sessions');
  await sessions.createIndex({ expires: 1 }, { expireAfterSeconds: 60 }, {});
  const now = Date.now();
  await sessions.insertMany([
    { _id: 'old', expires: new Date(now - 61_000) },
    { _id: 'young', expires: new Date(now - 1_000) },
    { _id: 'no date', expires: 'yesterday' },
    { _id: 'none', expires: null },
  ]);
  const rest = await vi.waitUntil(
    async () => {
      const left = await sessions.find().toArray();
      return left.length <= 3 ? left.map(({ _id }) => _id) : undefined;
    },
    { timeout: 10_000, interval: 50 },
  );
  expect(rest).toEqual(['no date', 'none', 'young']);
});
