import { register } from '../../core/register.ts';
import { Problem } from '../../core/base/problem.ts';
import { dataKeys } from '../../core/store/data-keys.ts';
import type { AnyRecord } from '../../core/store/record.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { tableOf } from '../../core/store/table.ts';
import type { World } from './world.ts';

/** What a process that starts now can open of accounts whose keys are gone. */
export async function openAfterShredding(world: World): Promise<string[]> {
  if (world.shredded.size === 0) return [];
  const { store } = world.openFresh();
  const found: string[] = [];
  for (const owner of world.shredded)
    for (const { _id } of await rowsOf(store, dataKeys).find({ owner }))
      found.push(`${_id} of ${owner} is back`);
  for (const record of register) {
    if (record.owner !== 'account' || !record.sealed) continue;
    found.push(...(await openRows(world, store, record)));
  }
  return found;
}

async function openRows(
  world: World,
  store: ReturnType<World['openFresh']>['store'],
  record: AnyRecord,
): Promise<string[]> {
  const table = tableOf(store, record);
  const found: string[] = [];
  for (const row of await table.find({})) {
    const owner: unknown = Object.entries(row).find(([name]) => name === record.ownerField)?.[1];
    if (!row.sealed || typeof owner !== 'string' || !world.shredded.has(owner)) continue;
    const error: unknown = await table.open(row).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof Problem && error.code === 'account-closed'))
      found.push(`${record.collection} ${row._id} can be opened`);
  }
  return found;
}
