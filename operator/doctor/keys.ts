import { unwrapKey } from '../../core/crypto/keyring.ts';
import { bad, type Finding, good } from '../../core/base/finding.ts';
import type { Store } from '../../core/store/connect.ts';
import { dataKeys } from '../../core/store/data-keys.ts';
import { erasureLedger } from '../../core/store/erasure-ledger.ts';
import { rowsOf } from '../../core/store/rows.ts';

/** Whether the configured master keys open what lies there, and whether what was shredded is gone. */
export async function examineKeys(store: Store): Promise<readonly Finding[]> {
  return [await mastersFinding(store), await ledgerFinding(store)];
}

async function mastersFinding(store: Store): Promise<Finding> {
  const name = 'master keys';
  const rows = rowsOf(store, dataKeys);
  const versions = [...store.masters.keys.keys()].toSorted((one, other) => one - other);
  const lost = await rows.one({ masterVersion: { $nin: versions } });
  const add = 'add the key of that version to PERSONA_MASTER_KEYS; without it what it wraps is lost';
  if (lost) return bad(name, `data keys are wrapped by version ${lost.masterVersion}, which is not set`, add);
  for (const masterVersion of versions) {
    const kept = await rows.one({ masterVersion });
    if (kept && !opens(store, kept))
      return bad(name, `version ${masterVersion} does not open a data key`, 'set the key that wrapped them');
  }
  return good(name, `version ${versions.join(', ')}; ${await rows.count({})} data keys`);
}

function opens(store: Store, kept: ReturnType<typeof dataKeys.parseRow>): boolean {
  try {
    unwrapKey(store.masters, kept._id, kept);
    return true;
  } catch {
    return false;
  }
}

async function ledgerFinding(store: Store): Promise<Finding> {
  const name = 'erasure ledger';
  const entries = await rowsOf(store, erasureLedger).find({});
  const back = await rowsOf(store, dataKeys).count({ _id: { $in: entries.flatMap(({ keys }) => keys) } });
  return back === 0
    ? good(name, `${entries.length} shredded, none is back`)
    : bad(name, `${back} shredded keys are back`, 'start any program: it destroys them again');
}
