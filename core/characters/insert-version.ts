import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { characterVersions } from './records.ts';
import type { VersionRow } from './show.ts';

/** Stores a version under the next number of its character, unless it is there already. Gives the number that it has. */
export async function insertVersion(core: Core, version: Omit<VersionRow, 'number'>): Promise<number> {
  const rows = rowsOf(core.store, characterVersions);
  for (;;) {
    const [highest] = await rows.find({ character: version.character }, { sort: { number: -1 }, limit: 1 });
    const number = (highest?.number ?? 0) + 1;
    if (await rows.insert({ ...version, number })) return number;
    const kept = await rows.get(version._id);
    if (kept) return kept.number;
    // Another run of the character has taken the number first: then the next one is tried.
  }
}
