import type { CharacterId } from '../core/base/ids.ts';
import { Problem } from '../core/base/problem.ts';
import { rebuildDirectory } from '../core/characters/rebuild-directory.ts';
import { loadCharacter } from '../core/characters/show.ts';
import type { Core } from '../core/core.ts';
import type { Caller, Outcome } from './command.ts';
import { characterCard } from './views/character-card.ts';
import { wordsFor } from './views/words/words.ts';

/**
 * The card of one of the caller's characters.
 * @throws Problem `character-not-found`, in the same words for a hidden, a deleted and a missing one
 */
export async function showCharacter(core: Core, caller: Caller, id: CharacterId): Promise<Outcome> {
  const shown = await loadCharacter(core, caller.account, id);
  if (!shown) {
    // The directory named what is not there, as after a crash in the middle of a deletion: it is made anew.
    await rebuildDirectory(core, caller.account);
    throw new Problem('character-not-found');
  }
  return { kind: 'private', view: characterCard(wordsFor(caller.call.locale), shown, shown.version.run) };
}
