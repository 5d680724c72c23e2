import { characterId, type CharacterId, runId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { characters } from '../../core/characters/records.ts';
import type { Core } from '../../core/core.ts';
import { runs } from '../../core/jobs/records.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import { rowsOf } from '../../core/store/rows.ts';
import type { Caller } from '../command.ts';

/**
 * The run that a button names.
 * @throws Problem `already-over` if it is gone, `not-yours` if it is somebody else's
 */
export async function ownRun(core: Core, caller: Caller, id: string): Promise<RunRow> {
  const read = runId.safeParse(id);
  const run = read.success ? await rowsOf(core.store, runs).get(read.data) : undefined;
  if (!run) throw new Problem('already-over');
  if (run.account !== caller.account.id) throw new Problem('not-yours');
  return run;
}

/**
 * The id of the character that a button names.
 * @throws Problem `already-over` if it is deleted or gone, `not-yours` if it is somebody else's
 */
export async function ownCharacter(core: Core, caller: Caller, id: string): Promise<CharacterId> {
  const read = characterId.safeParse(id);
  const character = read.success ? await rowsOf(core.store, characters).get(read.data) : undefined;
  if (!read.success || !character) throw new Problem('already-over');
  if (character.account !== caller.account.id) throw new Problem('not-yours');
  if (character.state === 'deleted') throw new Problem('already-over');
  return read.data;
}
