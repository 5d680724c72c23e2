import { accounts } from '../accounts/records.ts';
import { keyId } from '../base/ids.ts';
import { isClosed } from '../base/problem.ts';
import type { Core } from '../core.ts';
import type { RunRow } from '../jobs/run-row.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { refreshHead } from './directory.ts';
import { versionIdOf } from './draft-ids.ts';
import { characters, characterVersions } from './records.ts';
import type { VersionRow } from './show.ts';

/**
 * Makes what a run has made the current version of its character, and the character one of the library. Repeatable; a
 * character that was deleted stays deleted, and an older version never takes the place of a newer one.
 */
export async function publishDraft(core: Core, run: RunRow): Promise<void> {
  try {
    await publish(core, run);
  } catch (error) {
    // Nobody can read it any more: there is nothing to publish, and nothing that others should wait for.
    if (!isClosed(error)) throw error;
  }
}

async function publish(core: Core, run: RunRow): Promise<void> {
  const version = await rowsOf(core.store, characterVersions).get(versionIdOf(run));
  const account = await rowsOf(core.store, accounts).get(run.account);
  // Erased since: the version goes before its character, so that nothing here can bring it back.
  if (!version || !account) return;
  if (!(await insertCharacter(core, run, version))) await moveOn(core, run, version);
  await refreshHead(core, { id: run.account, key: keyId.parse(account.key) }, run.character);
}

/** Makes the character's record; false if it is there already. */
async function insertCharacter(core: Core, run: RunRow, version: VersionRow): Promise<boolean> {
  const { options } = await tableOf(core.store, characterVersions).open(version);
  const now = core.clock.now();
  return rowsOf(core.store, characters).insert({
    _id: run.character,
    account: run.account,
    place: run.place,
    visibility: options.visibility,
    state: 'active',
    version: version.number,
    latest: version.number,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
}

async function moveOn(core: Core, run: RunRow, version: VersionRow): Promise<void> {
  await rowsOf(core.store, characters).change(
    {
      _id: run.character,
      state: 'active',
      version: { $lt: version.number },
      $or: [{ latest: { $lt: version.number } }, { latest: { $exists: false } }],
    },
    { $set: { version: version.number, latest: version.number, updatedAt: core.clock.now() } },
  );
}
