import { randomCharacter } from '../../core/characters/find.ts';
import { listCharacters } from '../../core/characters/list.ts';
import { defineCommand } from '../command.ts';
import { showCharacter } from '../show-character.ts';
import { noneView } from '../views/list-view.ts';
import { wordsFor } from '../views/words/words.ts';
import { filterOptions, readWanted } from './filters.ts';

export const random = defineCommand({
  name: 'persona random',
  description: 'Show one of your characters, whichever',
  purpose: 'use-own',
  options: filterOptions,
  answers: () => 'private',
  check: (options) => void readWanted(options),
  async run(core, caller, options) {
    const head = await randomCharacter(core, caller.account, readWanted(options));
    if (head) return showCharacter(core, caller, head.id);
    const { all } = await listCharacters(core, caller.account, { limit: 1 });
    return { kind: 'private', view: noneView(wordsFor(caller.call.locale), all) };
  },
});
