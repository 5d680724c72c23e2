import type { Account } from '../accounts/account.ts';
import type { CharacterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { redrawCharacter } from '../jobs/redraw.ts';
import { rowsOf } from '../store/rows.ts';
import { refreshHead } from './directory.ts';
import { findOwnCharacter } from './find-own.ts';
import { characters, characterVersions } from './records.ts';
import type { VersionRow } from './show.ts';

export interface VersionList {
  /** The latest first. */
  readonly versions: readonly VersionRow[];
  readonly current: number;
  /** The number below which there are more; undefined: these were the last ones. */
  readonly below: number | undefined;
}

/**
 * Versions of an account's character, the latest first.
 * @param below only those with a smaller number
 * @returns undefined where there is no such character
 */
export async function listVersions(
  core: Core,
  account: Pick<Account, 'id'>,
  id: CharacterId,
  { below = Number.MAX_SAFE_INTEGER, limit }: { readonly below?: number; readonly limit: number },
): Promise<VersionList | undefined> {
  const character = await findOwnCharacter(core, account, id);
  if (!character) return undefined;
  const found = await rowsOf(core.store, characterVersions).find(
    { character: id, number: { $lt: below } },
    { sort: { number: -1 }, limit: limit + 1 },
  );
  const versions = found.slice(0, limit);
  const last = found.length > limit ? versions.at(-1) : undefined;
  return { versions, current: character.version, below: last?.number };
}

/**
 * Makes an earlier version of an account's character the current one. Later versions stay, and what changes it next
 * counts on behind them. False if there is no such character or version; true also where it was current already.
 */
export async function returnToVersion(
  core: Core,
  account: Pick<Account, 'id' | 'key'>,
  id: CharacterId,
  number: number,
): Promise<boolean> {
  const there = await rowsOf(core.store, characterVersions).one({
    character: id,
    number,
    account: account.id,
  });
  if (!there) return false;
  const changed = await rowsOf(core.store, characters).change(
    { _id: id, account: account.id, state: 'active' },
    { $set: { version: number, updatedAt: core.clock.now() } },
  );
  if (!changed) return false;
  await refreshHead(core, account, id);
  await redrawCharacter(core, id);
  return true;
}
