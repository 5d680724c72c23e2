import { type CharacterId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { completeNames, findCharacter } from '../../core/characters/find.ts';
import type { Core } from '../../core/core.ts';
import type { Caller, CommandOption, Outcome } from '../command.ts';
import { severalView } from '../views/list-view.ts';
import { wordsFor } from '../views/words/words.ts';

/** The option that names one of the caller's characters; completed while it is typed. */
export const nameOption: CommandOption = {
  name: 'name',
  description: 'Name of the character',
  required: true,
  prompt: true,
  longest: 100,
  async complete(core, caller, typed) {
    const heads = await completeNames(core, caller.account, typed);
    const shared = (name: string) => heads.filter((head) => head.name === name).length > 1;
    // Characters may share a name: the tagline tells them apart.
    return heads.map(({ id, name, tagline }) => ({
      label: shared(name) ? `${name} — ${tagline}` : name,
      value: id,
    }));
  },
};

/**
 * Goes on with the character that a name means; a name that fits several is answered with a menu that leads to `action`.
 * @throws Problem `character-not-found` with the nearest names
 */
export async function withNamed(
  core: Core,
  caller: Caller,
  name: string,
  action: 'show' | 'delete' | 'card' | 'rewrite' | 'vary' | 'repaint' | 'edit',
  goOn: (id: CharacterId) => Promise<Outcome>,
): Promise<Outcome> {
  const found = await findCharacter(core, caller.account, name);
  switch (found.kind) {
    case 'one':
      return goOn(found.id);
    case 'several':
      return { kind: 'private', view: severalView(wordsFor(caller.call.locale), found.heads, action) };
    case 'none':
      throw new Problem('character-not-found', { choices: found.nearest });
  }
}
