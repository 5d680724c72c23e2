import type { z } from 'zod';
import type { Account } from '../accounts/account.ts';
import type { CharacterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import type { RunRow } from '../jobs/run-row.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { versionIdOf } from './draft-ids.ts';
import type { CharacterRow } from './head.ts';
import { asShown } from './hidden.ts';
import { characters, characterVersions, portraits } from './records.ts';

export type VersionRow = ReturnType<typeof characterVersions.parseRow>;
type VersionSecret = z.output<NonNullable<typeof characterVersions.sealed>>;
/** A picture (PNG), and what somebody who does not see it is told. */
export type Portrait = z.output<NonNullable<typeof portraits.sealed>>;

/** What is shown of a character: one of its versions, opened. */
export interface LoadedVersion {
  readonly version: VersionRow;
  readonly secret: VersionSecret;
  readonly portrait: Portrait;
}

/** A character in its current version. */
export interface LoadedCharacter extends LoadedVersion {
  readonly character: CharacterRow;
}

/** What a run has made. */
export interface RunResult extends LoadedVersion {
  /** Its character was deleted since: nothing of it may be shown. */
  readonly deleted: boolean;
  /** Reports hide it from everyone but its owner. */
  readonly isHidden: boolean;
}

/**
 * An account's character in its current version. One that was deleted, one of somebody else and one that never was are
 * all the same: undefined. One that reports hide is private meanwhile.
 */
export async function loadCharacter(
  core: Core,
  account: Pick<Account, 'id'>,
  id: CharacterId,
): Promise<LoadedCharacter | undefined> {
  const character = await rowsOf(core.store, characters).one({
    _id: id,
    account: account.id,
    state: 'active',
  });
  if (!character) return undefined;
  const loaded = await loadVersion(core, { character: id, number: character.version });
  return loaded && { character: asShown(character), ...loaded };
}

/** An earlier version of an account's character, or the current one; undefined where there is none of this number. */
export async function loadCharacterVersion(
  core: Core,
  { id: account }: Pick<Account, 'id'>,
  character: CharacterId,
  number: number,
): Promise<LoadedVersion | undefined> {
  const owned = await rowsOf(core.store, characters).one({ _id: character, account, state: 'active' });
  return owned && loadVersion(core, { character, number });
}

/** What a run has made: undefined as long as it has made nothing, and again when its character was erased. */
export async function loadRunResult(core: Core, run: RunRow): Promise<RunResult | undefined> {
  const loaded = await loadVersion(core, { _id: versionIdOf(run) });
  if (!loaded) return undefined;
  const character = await rowsOf(core.store, characters).get(run.character);
  return { ...loaded, deleted: character?.state === 'deleted', isHidden: character?.hidden !== undefined };
}

async function loadVersion(
  core: Core,
  filter: Readonly<Record<string, unknown>>,
): Promise<LoadedVersion | undefined> {
  const versions = tableOf(core.store, characterVersions);
  const pictures = tableOf(core.store, portraits);
  const version = await versions.one(filter);
  const picture = version && (await pictures.get(version.portrait));
  if (!picture) return undefined;
  return { version, secret: await versions.open(version), portrait: await pictures.open(picture) };
}
