import { accounts } from '../accounts/records.ts';
import { keyId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { runs } from '../jobs/records.ts';
import { isOver } from '../jobs/run.ts';
import type { ClaimedRun, RunRow } from '../jobs/run-row.ts';
import { rowsOf } from '../store/rows.ts';
import { portraitIdOf, versionIdOf } from './draft-ids.ts';
import { type Draft, keepPortrait, keepVersion } from './draft-rows.ts';
import { characterVersions, portraits } from './records.ts';

/**
 * Stores what a run has made as a portrait and a version, which nothing shows yet. Ids follow from the run's: repeating
 * it changes nothing. If the run was cancelled meanwhile, nothing of it stays.
 * @throws Problem `account-closed` if the account or its key is gone
 */
export async function keepDraft(core: Core, claimed: ClaimedRun, draft: Draft): Promise<void> {
  const account = await rowsOf(core.store, accounts).get(claimed.row.account);
  if (!account) throw new Problem('account-closed');
  const key = keyId.parse(account.key);
  if (draft.portrait) await keepPortrait(core, claimed, key, draft.portrait);
  await keepVersion(core, claimed, key, draft);
  // Whoever ended the run in the meantime may have looked for the draft before it was there.
  const run = await rowsOf(core.store, runs).get(claimed.id);
  if (!run || (isOver(run.state) && run.state !== 'done')) await dropDraft(core, claimed.row);
}

/** Removes what a run has made: it did not end well. */
export async function dropDraft(core: Core, run: RunRow): Promise<void> {
  await rowsOf(core.store, characterVersions).remove({ _id: versionIdOf(run) });
  await rowsOf(core.store, portraits).remove({ _id: portraitIdOf(run) });
}
