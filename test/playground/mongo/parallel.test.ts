import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';

const reserve = (uri: string, name: string) =>
  promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', join(import.meta.dirname, 'reserve.ts')],
    ...[uri, name],
  ]);

test('fifty reservations from each of two processes never exceed the limit', async () => {
  await using open = await openStore();
  const quotas = open.connection.collection<{ _id: string; used: number; open: Record<string, number> }>(
    'quotas',
  );
  await quotas.insertOne({ _id: 'ann', used: 0, open: {} });
  const outputs = await Promise.all([reserve(open.store.uri, 'first'), reserve(open.store.uri, 'second')]);
  const granted = outputs.map(({ stdout }) => Number(stdout)).reduce((sum, count) => sum + count);
  const quota = await quotas.findOne({ _id: 'ann' });
  expect(granted).toBe(30);
  expect(quota?.used).toBe(30);
  expect(Object.keys(quota?.open ?? {})).toHaveLength(30);
});
