import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import type { MachineMade } from './cards/card-source.ts';
import { characterVersions } from './records.ts';
import type { VersionRow } from './show.ts';

/**
 * What of a version a model has made: of a character that came in with a card, only what was written or painted here
 * since. What the card says of itself is not looked at.
 */
export async function loadMachineMade(
  core: Core,
  { character, number, file, portrait }: Pick<VersionRow, 'character' | 'number' | 'file' | 'portrait'>,
): Promise<MachineMade> {
  if (file === null) return { text: true, portrait: true };
  const until = { character, number: { $lte: number } };
  const rows = await rowsOf(core.store, characterVersions).find(until, { sort: { number: 1 } });
  const first = rows.find((row) => row.portrait === portrait);
  return {
    text: rows.some((row) => row.file === file && row.change === 'rewrite'),
    portrait: first !== undefined && first.change !== 'import',
  };
}
