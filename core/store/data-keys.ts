import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { type KeyId, keyId, newId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import { createDataKey, unwrapKey } from '../crypto/keyring.ts';
import type { Store } from './connect.ts';
import { erasureLedger } from './erasure-ledger.ts';
import { defineRecord, type OwnerKind, plain } from './record.ts';
import { rowsOf } from './rows.ts';

/** Wrapped data keys, in a collection of their own: they can be backed up apart from what they open, and shortly. */
export const dataKeys = defineRecord({
  collection: 'keys',
  purpose: 'a data key, wrapped by a master key that is not in the store',
  owner: 'installation',
  ownerField: 'owner',
  plain: {
    ownerKind: plain(
      z.enum(['account', 'place', 'erasure', 'installation']),
      'says which kind of owner the key serves',
    ),
    owner: plain(z.string(), 'finds the keys to shred when their owner goes'),
    masterVersion: plain(z.number(), 'says which master key unwraps it; rotation looks for old ones'),
    wrapped: plain(z.instanceof(Buffer), 'a ciphertext by itself'),
    createdAt: plain(z.date(), 'age of the key'),
  },
  indexes: [{ keys: { owner: 1 } }, { keys: { masterVersion: 1 } }],
  exported: 'nothing: a key is no personal data, and giving it away would open copies',
  erased: { how: 'deleted' },
  retention: 'as long as something is sealed with it',
});

/** Makes a data key for an owner. An owner may have several: merging accounts moves pointers, not ciphertexts. */
export async function addKey(
  store: Store,
  clock: Clock,
  owner: { kind: OwnerKind; id: string },
): Promise<KeyId> {
  const id = newId('key');
  const { key, masterVersion, wrapped } = createDataKey(store.masters, id);
  const createdAt = clock.now();
  await rowsOf(store, dataKeys).insert({
    _id: id,
    ownerKind: owner.kind,
    owner: owner.id,
    masterVersion,
    wrapped,
    createdAt,
  });
  store.keyCache.keep(id, key);
  return id;
}

/** @throws Problem `account-closed` if the key was shredded */
export async function openKey(store: Store, id: KeyId): Promise<Buffer> {
  const cached = store.keyCache.get(id);
  if (cached) return cached;
  const kept = await rowsOf(store, dataKeys).get(id);
  if (!kept) throw new Problem('account-closed');
  const key = unwrapKey(store.masters, id, kept);
  store.keyCache.keep(id, key);
  return key;
}

/** Removes a key that has sealed nothing: its owner came too late to exist. */
export async function dropUnusedKey(store: Store, id: KeyId): Promise<void> {
  await rowsOf(store, dataKeys).remove({ _id: id });
  store.keyCache.forget(id);
}

/**
 * Destroys every key of an owner: what is sealed with them cannot be read again, wherever a copy of it lies. The ledger
 * has their ids first, so that a backup that is restored later does not bring them back unseen.
 * @returns the ids of the keys that went
 */
export async function shredKeys(store: Store, clock: Clock, owner: string): Promise<KeyId[]> {
  const rows = rowsOf(store, dataKeys);
  const ids = (await rows.find({ owner })).map((key) => keyId.parse(key._id));
  if (ids.length === 0) return [];
  const entry = { keys: ids, at: clock.now() };
  await rowsOf(store, erasureLedger).change({ _id: owner }, { $set: entry }, { upsert: true });
  await rows.remove({ owner });
  for (const id of ids) store.keyCache.forget(id);
  return ids;
}
