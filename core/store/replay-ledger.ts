import { type Clock, day } from '../base/clock.ts';
import type { Store } from './connect.ts';
import { dataKeys } from './data-keys.ts';
import { erasureLedger } from './erasure-ledger.ts';
import { rowsOf } from './rows.ts';

/** No backup is kept for longer, so no older entry is needed again at a start; `restore` replays them all. */
const window = 31 * day;
const most = 10_000;

/**
 * Destroys the keys that were shredded in the last month once more: whatever has brought one back, a restored disk or a
 * copied collection, it opens nothing. The second wall behind `restore`. Looks at 10,000 entries at most.
 * @returns how many keys went
 */
export async function replayLedger(store: Store, clock: Clock): Promise<number> {
  const since = new Date(clock.now().getTime() - window);
  const entries = await rowsOf(store, erasureLedger).find(
    { at: { $gte: since } },
    { sort: { at: -1 }, limit: most },
  );
  const keys = entries.flatMap((entry) => entry.keys);
  return keys.length === 0 ? 0 : rowsOf(store, dataKeys).remove({ _id: { $in: keys } });
}
