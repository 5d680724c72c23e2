import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { newId } from '../../../core/base/ids.ts';
import { addKey, dataKeys, openKey, shredKeys } from '../../../core/store/data-keys.ts';
import { erasureLedger } from '../../../core/store/erasure-ledger.ts';
import { KeyCache } from '../../../core/store/key-cache.ts';
import { register } from '../../../core/register.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { newKey, openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => {
  vi.useRealTimers();
});
const { core, clock } = world;
const closed = expect.objectContaining({ code: 'account-closed' }) as unknown;
const add = (id: string) => addKey(core.store, clock, { kind: 'account', id });

test('a key opens here and in every other process', async () => {
  const key = await add('account_1');
  const opened = await openKey(core.store, key);
  expect(opened).toHaveLength(32);
  expect(await openKey(world.other.store, key)).toEqual(opened);
});

test('shredding takes all keys of an owner, and no other’s', async () => {
  const mine = [await add('account_2'), await add('account_2')];
  const theirs = await add('account_3');
  expect((await shredKeys(core.store, clock, 'account_2')).sort()).toEqual(mine.sort());
  for (const key of mine) await expect(openKey(core.store, key)).rejects.toEqual(closed);
  const fresh = await world.openCore();
  for (const key of mine) await expect(openKey(fresh.store, key)).rejects.toEqual(closed);
  expect(await openKey(fresh.store, theirs)).toHaveLength(32);
  const ledger = await rowsOf(core.store, erasureLedger).get('account_2');
  expect(ledger?.keys.toSorted()).toEqual(mine.toSorted());
  expect(await shredKeys(core.store, clock, 'account_2')).toEqual([]);
  expect(await rowsOf(core.store, erasureLedger).get('account_2')).toEqual(ledger);
});

test('another process that has opened the key before loses it within twenty seconds', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const key = await add('account_4');
  await openKey(world.other.store, key);
  await shredKeys(core.store, clock, 'account_4');
  vi.advanceTimersByTime(20_000);
  await expect(openKey(world.other.store, key)).rejects.toEqual(closed);
});

test('a key that never was is as good as a shredded one', async () => {
  await expect(openKey(core.store, newId('key'))).rejects.toEqual(closed);
});

test('the key itself lies nowhere: what is kept of it is wrapped, and in a collection of its own', async () => {
  const id = await add('account_5');
  const bytes = await openKey(core.store, id);
  const kept = await rowsOf(core.store, dataKeys).get(id);
  expect(kept?.wrapped.includes(bytes)).toBe(false);
  expect(register.filter((record) => 'wrapped' in record.plain).map(({ collection }) => collection)).toEqual([
    'waiting',
    'keys',
  ]);
});

test('after a rotation old keys are still read, and new ones are wrapped by the new master', async () => {
  const old = newKey(1);
  const before = await world.openCore({ PERSONA_MASTER_KEYS: old });
  const key = await addKey(before.store, clock, { kind: 'account', id: 'account_6' });
  const after = await world.openCore({ PERSONA_MASTER_KEYS: `${old},${newKey(2)}` });
  expect(await openKey(after.store, key)).toEqual(await openKey(before.store, key));
  const fresh = await addKey(after.store, clock, { kind: 'account', id: 'account_6' });
  const masters = await rowsOf(core.store, dataKeys).find(
    { owner: 'account_6' },
    { sort: { masterVersion: 1 } },
  );
  expect(masters.map(({ _id, masterVersion }) => [_id, masterVersion])).toEqual([
    [key, 1],
    [fresh, 2],
  ]);
});

test('the cache keeps a key for twenty seconds, and the newest ten thousand', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const cache = new KeyCache();
  const ids = Array.from({ length: 10_001 }, () => newId('key'));
  const bytes = Buffer.alloc(32);
  for (const id of ids) cache.keep(id, bytes);
  expect(ids.filter((id) => !cache.get(id))).toEqual([ids[0]]);
  vi.advanceTimersByTime(19_999);
  expect(cache.get(ids[1] ?? newId('key'))).toBe(bytes);
  vi.advanceTimersByTime(1);
  expect(ids.filter((id) => cache.get(id))).toEqual([]);
});
