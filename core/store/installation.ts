import { z } from 'zod';
import type { Store } from './connect.ts';
import { defineRecord, plain, type RowOf } from './record.ts';
import { rowsOf } from './rows.ts';

export const installations = defineRecord({
  collection: 'installation',
  purpose: 'the one document that says which schema the store has, and which programs may run on it',
  owner: 'installation',
  ownerField: '_id',
  plain: {
    schema: plain(z.number(), 'a program that is older or newer asks before it touches anything'),
    oldest: plain(z.number(), 'the oldest schema version whose programs still may run'),
    migratedAt: plain(z.date(), 'when the schema last changed'),
    restoringSince: plain(z.date().nullable(), 'nothing starts on a store that was restored by half'),
  },
  indexes: [],
  exported: 'nothing: no person is in it',
  erased: { how: 'kept', reason: 'numbers without a person', until: 'the installation ends' },
  retention: 'kept: one document',
});

export type Installation = RowOf<(typeof installations)['plain']>;

const id = 'installation';

/** What the store says of itself; undefined where it is new, or older than versions are. */
export const readInstallation = (store: Store): Promise<Installation | undefined> =>
  rowsOf(store, installations).get(id);

/** Notes what the store is now. */
export async function noteInstallation(
  store: Store,
  known: Partial<Omit<Installation, '_id'>>,
): Promise<void> {
  await rowsOf(store, installations).change({ _id: id }, { $set: known }, { upsert: true });
}
