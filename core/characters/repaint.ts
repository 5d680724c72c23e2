import type { CharacterId, RunId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { requestRun } from '../jobs/request.ts';
import type { Asker } from './create.ts';
import { loadCharacter } from './show.ts';

/**
 * Asks for a new portrait of a character, with a new seed; the profile stays.
 * @throws Problem `character-not-found` if it is not the account's or was deleted, `quota-used`, `spend-stopped`
 */
export async function repaintCharacter(core: Core, asker: Asker, character: CharacterId): Promise<RunId> {
  const found = await loadCharacter(core, asker.account, character);
  if (!found) throw new Problem('character-not-found');
  const { prompt, options, profile } = found.secret;
  const secret = { prompt, options, profile, appearance: profile.appearance };
  return requestRun(core, { ...asker, kind: 'repaint', character, secret });
}
