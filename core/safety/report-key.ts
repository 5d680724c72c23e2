import { type KeyId, keyId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { addKey, dataKeys } from '../store/data-keys.ts';
import { rowsOf } from '../store/rows.ts';

/** Whose key seals what is written about reports: no account's, since it must outlast those. */
const owner = 'reports';

/** The key that seals what is new; made at the first report. Two that are made at once both go on opening. */
export async function reportKey(core: Core): Promise<KeyId> {
  const kept = await rowsOf(core.store, dataKeys).one({ owner });
  return kept ? keyId.parse(kept._id) : addKey(core.store, core.clock, { kind: 'installation', id: owner });
}
