import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type KeyId, newId } from '../../../core/base/ids.ts';
import { register } from '../../../core/register.ts';
import { toBytes } from '../../../core/store/bson.ts';
import { addKey } from '../../../core/store/data-keys.ts';
import type { AnyRecord } from '../../../core/store/record.ts';
import { tableOf } from '../../../core/store/table.ts';
import { openWorld } from '../world.ts';
import { formsOf, plant } from './canaries.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;
const sealing = register.filter(({ sealed }) => sealed !== undefined);
const newDataKey = () => addKey(core.store, clock, { kind: 'account', id: newId('account') });

/** Stores a document of a record with a canary in every field. */
async function store(record: AnyRecord, key: KeyId) {
  const table = tableOf(core.store, record);
  const _id = newId('run');
  const plainFields = Object.entries(record.plain).map(
    ([name, { schema }]) => [name, plant(schema).value] as const,
  );
  const { value, canaries } = plant(record.sealed ?? z.object({}));
  const secret = record.sealed?.parse(value) ?? {};
  const row = { _id, ...Object.fromEntries(plainFields), sealed: await table.seal(_id, key, secret) };
  expect(await table.insert(row)).toBe(true);
  return { table, row, secret, canaries };
}

/** Every byte that the store holds of all collections, and of its files where they are ours. */
async function everything(): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for (const { collection } of register) {
    for (const document of await core.store.connection.collection(collection).find().toArray()) {
      found.push(toBytes(document));
    }
  }
  const files = join(world.folder, 'store');
  if (existsSync(files)) for (const file of readdirSync(files)) found.push(readFileSync(join(files, file)));
  return Buffer.concat(found);
}

test('a canary in the clear would be found', async () => {
  const [record] = register;
  if (!record) throw new Error('the register is empty');
  const { row } = await store(record, await newDataKey());
  expect((await everything()).includes(row._id)).toBe(true);
});

test.each(sealing)(
  'what is sealed in $collection stands nowhere in the clear, and opens whole',
  async (record) => {
    const { row, secret, canaries } = await store(record, await newDataKey());
    expect(canaries.length).toBeGreaterThan(0);
    const raw = await everything();
    const seen = canaries.filter((canary) => formsOf(canary).some((form) => raw.includes(form)));
    expect(seen.map(String)).toEqual([]);
    const elsewhere = tableOf(other.store, record);
    const found = await elsewhere.get(row._id);
    expect(found && (await elsewhere.open(found))).toEqual(secret);
  },
);

test.each(sealing)(
  'a ciphertext of $collection opens in no other record, collection or key',
  async (record) => {
    const key = await newDataKey();
    const { table, row } = await store(record, key);
    const neighbour = await store(record, key);
    await expect(table.open({ ...neighbour.row, sealed: row.sealed })).rejects.toThrow();
    await expect(
      table.open({ ...row, sealed: { ...row.sealed, key: await newDataKey() } }),
    ).rejects.toThrow();
    for (const foreign of sealing.filter((one) => one !== record)) {
      await expect(tableOf(core.store, foreign).open(row), foreign.collection).rejects.toThrow(/authenticat/);
    }
  },
);

test('what is no part of a record is not sealed into it', async () => {
  for (const record of sealing) {
    const table = tableOf(core.store, record);
    // No schema takes a symbol.
    const [field = ''] = Object.keys(record.sealed?.shape ?? {});
    const wrong = table.seal('run_1', await newDataKey(), { [field]: Symbol('none') });
    await expect(wrong, record.collection).rejects.toThrow(z.ZodError);
  }
});

test('under a shredded key nothing is sealed any more', async () => {
  const { table, secret } = await store(sealing[0] ?? expect.fail(), await newDataKey());
  await expect(table.seal('run_1', newId('key'), secret)).rejects.toMatchObject({ code: 'account-closed' });
});
