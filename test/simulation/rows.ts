import { cardFiles, cardIdentities } from '../../core/characters/importing/records.ts';
import { characters, characterVersions, portraits } from '../../core/characters/records.ts';
import { quotas, spending } from '../../core/jobs/budget-records.ts';
import { addresses, runs } from '../../core/jobs/records.ts';
import { rowsOf } from '../../core/store/rows.ts';
import type { World } from './world.ts';

/** What the store holds at rest. */
export type Rows = Awaited<ReturnType<typeof readRows>>;

export async function readRows({ ground: { observer } }: World) {
  return {
    runs: await rowsOf(observer, runs).find({}),
    addresses: await rowsOf(observer, addresses).find({}),
    quotas: await rowsOf(observer, quotas).find({}),
    spending: await rowsOf(observer, spending).find({}),
    characters: await rowsOf(observer, characters).find({}),
    versions: await rowsOf(observer, characterVersions).find({}),
    portraits: await rowsOf(observer, portraits).find({}),
    files: await rowsOf(observer, cardFiles).find({}),
    identities: await rowsOf(observer, cardIdentities).find({}),
  };
}
