import { defineAction } from '../command.ts';
import { listPage } from '../list-page.ts';
import { showCharacter } from '../show-character.ts';
import { ownCharacter } from './own.ts';

/** The buttons under a page of the library: each carries the key of the page that takes this one's place. */
export const otherPage = defineAction({
  name: 'list',
  purpose: 'use-own',
  run: async (core, caller, page) => ({ ...(await listPage(core, caller, { page })), instead: true }),
});

/** The menu under a page of the library, or under a name that fits several. */
export const showChosen = defineAction({
  name: 'show',
  purpose: 'use-own',
  run: async (core, caller, id) => showCharacter(core, caller, await ownCharacter(core, caller, id)),
});
