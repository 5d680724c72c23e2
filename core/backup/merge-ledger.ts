import type { Store } from '../store/connect.ts';
import { erasureLedger } from '../store/erasure-ledger.ts';
import { rowsOf } from '../store/rows.ts';
import { entriesOf, type VerifiedFile } from './read-file.ts';

type LedgerEntry = ReturnType<typeof erasureLedger.parseRow>;

/**
 * The store's ledger and the file's together: a key that either names is shredded. Written into the store before anything
 * else is, unless nothing may be changed.
 */
export async function mergeLedger(store: Store, file: VerifiedFile, dryRun: boolean): Promise<LedgerEntry[]> {
  const rows = rowsOf(store, erasureLedger);
  const merged = new Map((await rows.find({})).map((entry) => [entry._id, entry]));
  for await (const { document } of entriesOf(file)) {
    const entry = erasureLedger.readRow(document);
    const ours = merged.get(entry._id);
    const keys = [...new Set([...(ours?.keys ?? []), ...entry.keys])];
    const at = ours && ours.at > entry.at ? ours.at : entry.at;
    merged.set(entry._id, { _id: entry._id, keys, at });
    if (!dryRun) await rows.change({ _id: entry._id }, { $set: { keys, at } }, { upsert: true });
  }
  return [...merged.values()];
}
