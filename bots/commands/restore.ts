import type { CharacterId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { deletedCharacters, restoreCharacter } from '../../core/characters/restore.ts';
import type { Core } from '../../core/core.ts';
import { type Caller, defineCommand, type Outcome } from '../command.ts';
import { showCharacter } from '../show-character.ts';
import { severalView } from '../views/list-view.ts';
import { wordsFor } from '../views/words/words.ts';

/** As many as a menu in a chat holds. */
const mostChoices = 25;

export const restore = defineCommand({
  name: 'persona restore',
  description: 'Bring back a character that you deleted in the last seven days',
  purpose: 'use-own',
  options: [
    {
      ...{ name: 'name', description: 'Name of the character; without it they are listed', required: false },
      ...{ prompt: true, longest: 100 },
      async complete(core, { account }, typed) {
        const heads = await deletedCharacters(core, account, typed);
        return heads
          .slice(0, mostChoices)
          .map(({ id, name, tagline }) => ({ label: `${name} — ${tagline}`, value: id }));
      },
    },
  ],
  answers: () => 'private',
  async run(core, caller, options) {
    const typed = options['name'] ?? '';
    const heads = await deletedCharacters(core, caller.account, typed);
    const [first] = heads;
    if (!first) throw new Problem('nothing-to-restore');
    if (heads.length === 1 && typed.trim() !== '') return bringBack(core, caller, first.id);
    const words = wordsFor(caller.call.locale);
    return { kind: 'private', view: severalView(words, heads.slice(0, mostChoices), 'restore') };
  },
});

/** @throws Problem `nothing-to-restore` */
export async function bringBack(core: Core, caller: Caller, id: CharacterId): Promise<Outcome> {
  if (!(await restoreCharacter(core, caller.account, id))) throw new Problem('nothing-to-restore');
  return showCharacter(core, caller, id);
}
