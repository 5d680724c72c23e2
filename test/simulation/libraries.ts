import { headsOf } from '../../core/characters/directory-pages.ts';
import { characterVersions } from '../../core/characters/records.ts';
import { accountId } from '../../core/base/ids.ts';
import { tableOf } from '../../core/store/table.ts';
import type { Rows } from './rows.ts';
import type { World } from './world.ts';

/** The directory of each account is what its characters and their versions say, also in the memory of each process. */
export async function wrongLibraries(world: World, rows: Rows): Promise<string[]> {
  const owners = new Set(rows.runs.map(({ account }) => account));
  const found: string[] = [];
  for (const account of owners) {
    if (world.shredded.has(account)) continue;
    const expected = await linesOf(world, rows, account);
    for (const process of [world.processes['bots-1'], world.processes['workers-2']]) {
      const heads = await headsOf(process.core, { id: accountId.parse(account) });
      const is = heads.map(({ id, name, deletedAt }) => `${id} ${name} ${deletedAt ? 'deleted' : 'active'}`);
      if (is.toSorted().join() === expected.join()) continue;
      found.push(`the directory in ${process.name} has [${is.join()}] instead of [${expected.join()}]`);
    }
  }
  return found;
}

async function linesOf(world: World, rows: Rows, owner: string): Promise<string[]> {
  const table = tableOf(world.openFresh().store, characterVersions);
  const lines: string[] = [];
  for (const { _id, account, state, version } of rows.characters) {
    if (account !== owner) continue;
    const row = rows.versions.find(({ character, number }) => character === _id && number === version);
    if (row) lines.push(`${_id} ${(await table.open(row)).profile.name} ${state}`);
  }
  return lines.toSorted();
}
