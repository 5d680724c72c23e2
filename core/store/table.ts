import type { z } from 'zod';
import type { KeyId } from '../base/ids.ts';
import type { Store } from './connect.ts';
import { openKey } from './data-keys.ts';
import type { PlainField, RowOf, StoreRecord } from './record.ts';
import { type Rows, rowsOf } from './rows.ts';
import { openPart, type SealedPart, sealPart } from './sealed-part.ts';

/** A record's collection in an open store: its rows, and what opens and seals their personal part. */
export interface Table<Row, Secret> extends Rows<Row> {
  /** Seals the personal values of the record `id` under a key. @throws Problem `account-closed` if the key is gone */
  seal(id: string, key: KeyId, secret: Secret): Promise<SealedPart>;
  /** Opens a row's sealed part. @throws Problem `account-closed` if its key is gone */
  open(row: Row): Promise<Secret>;
}

export function tableOf<Plain extends Record<string, PlainField>, Secret extends z.ZodObject>(
  store: Store,
  record: StoreRecord<Plain, Secret>,
): Table<RowOf<Plain>, z.output<Secret>> {
  const schema = (): Secret => {
    if (!record.sealed) throw new Error(`${record.collection} declares no sealed part`);
    return record.sealed;
  };
  return {
    ...rowsOf(store, record),
    async seal(id, key, secret) {
      const bytes = await openKey(store, key);
      return sealPart(record.collection, id, { id: key, bytes }, schema().parse(secret));
    },
    async open(row) {
      if (!row.sealed) throw new Error(`${record.collection} ${row._id} has no sealed part`);
      return schema().parse(
        openPart(record.collection, row._id, await openKey(store, row.sealed.key), row.sealed),
      );
    },
  };
}
