import { expect, test } from 'vitest';
import { accounts } from '../../../core/accounts/records.ts';
import { keyringSetting } from '../../../core/crypto/keyring.ts';
import { connectStore } from '../../../core/store/connect.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { startEmbeddedStore } from '../../../playground/mongo/server.ts';
import { temporaryFolder } from '../../playground/mongo/open-store.ts';
import { newKey } from '../world.ts';

const keys = { masters: keyringSetting.parse(newKey(1)), lookups: keyringSetting.parse(newKey(1)) };
const unavailable = expect.objectContaining({ code: 'store-unavailable' }) as unknown;

test('a store that is not there is said as such', async () => {
  await expect(connectStore({ uri: 'mongodb://127.0.0.1:1/persona', ...keys })).rejects.toEqual(unavailable);
});

test('a store that goes away answers every method with the same problem, and again when it is back', async () => {
  using folder = temporaryFolder();
  const before = await startEmbeddedStore({ folder: folder.path });
  await using store = await connectStore({ uri: before.uri, ...keys });
  const rows = rowsOf(store, accounts);
  expect(await rows.count({})).toBe(0);
  await before[Symbol.asyncDispose]();
  await Promise.all([
    expect(rows.get('account_1')).rejects.toEqual(unavailable),
    expect(rows.find({})).rejects.toEqual(unavailable),
    expect(rows.changeAll({}, { $set: { epoch: 2 } })).rejects.toEqual(unavailable),
    expect(rows.change({ _id: 'account_1' }, { $inc: { epoch: 1 } })).rejects.toEqual(unavailable),
    expect(rows.remove({})).rejects.toEqual(unavailable),
  ]);
  const back = await startEmbeddedStore({ folder: folder.path, port: before.port });
  await expect.poll(() => rows.count({}).catch(() => 'away'), { timeout: 10_000 }).toBe(0);
  await back[Symbol.asyncDispose]();
});
