import { defineAction } from '../command.ts';
import { listPage } from '../list-page.ts';
import { showCharacter } from '../show-character.ts';
import { ownCharacter } from './own.ts';

/** The button under a page of the library; its id is the key of that page. */
export const nextPage = defineAction({
  name: 'list',
  purpose: 'use-own',
  run: (core, caller, key) => listPage(core, caller, key),
});

/** The menu under a page of the library, or under a name that fits several. */
export const showChosen = defineAction({
  name: 'show',
  purpose: 'use-own',
  run: async (core, caller, id) => showCharacter(core, caller, await ownCharacter(core, caller, id)),
});
