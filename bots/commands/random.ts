import { randomCharacter } from '../../core/characters/find.ts';
import { defineCommand } from '../command.ts';
import { showCharacter } from '../show-character.ts';
import { listView } from '../views/list-view.ts';
import { wordsFor } from '../views/words/words.ts';

export const random = defineCommand({
  name: 'persona random',
  description: 'Show one of your characters, whichever',
  purpose: 'use-own',
  options: [],
  answers: () => 'private',
  async run(core, caller) {
    const head = await randomCharacter(core, caller.account);
    if (head) return showCharacter(core, caller, head.id);
    return { kind: 'private', view: listView(wordsFor(caller.call.locale), [], undefined) };
  },
});
