import type { CharacterId, RunId } from '../core/base/ids.ts';
import { Problem } from '../core/base/problem.ts';
import type { Asker } from '../core/characters/create.ts';
import { findOwnCharacter } from '../core/characters/find-own.ts';
import type { Core } from '../core/core.ts';
import { askerOf } from './asker.ts';
import type { Caller, Outcome } from './command.ts';

/**
 * Asks for a run that changes one of the caller's characters; its message stands where the character may be seen.
 * @param request asks for the run
 * @throws Problem `character-not-found`, and what `request` throws
 */
export async function changeCharacter(
  core: Core,
  caller: Caller,
  id: CharacterId,
  request: (asker: Asker) => Promise<RunId>,
): Promise<Outcome> {
  const found = await findOwnCharacter(core, caller.account, id);
  if (!found) throw new Problem('character-not-found');
  const { asker, apart } = askerOf(caller, found.visibility);
  return { kind: 'run', run: await request(asker), apart };
}
