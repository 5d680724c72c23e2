import { accounts } from '../../core/accounts/records.ts';
import { Problem } from '../../core/base/problem.ts';
import { register } from '../../core/register.ts';
import { type Core, openCore } from '../../core/core.ts';
import { shredKeys } from '../../core/store/data-keys.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { tableOf } from '../../core/store/table.ts';

/** Shreds the keys of every account, and gives what can be read nevertheless. Ends the use of the stage. */
export async function readableAfterShredding(core: Core): Promise<string[]> {
  for (const { _id } of await rowsOf(core.store, accounts).find({}))
    await shredKeys(core.store, core.clock, _id);
  // A second program that begins now, beside the one that had the keys in its hands.
  await using fresh = await openCore(core.settings);
  return [...(await stillOpen(core)), ...(await stillOpen(fresh))];
}

async function stillOpen({ store }: Core): Promise<string[]> {
  const open: string[] = [];
  for (const record of register) {
    if (record.owner !== 'account' || !record.sealed) continue;
    const table = tableOf(store, record);
    for (const row of await table.find({})) {
      if (!row.sealed) continue;
      if (await opens(() => table.open(row))) open.push(`${record.collection} ${row._id} still opens`);
    }
  }
  return open;
}

async function opens(open: () => Promise<unknown>): Promise<boolean> {
  try {
    await open();
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'account-closed') return false;
    throw error;
  }
}
