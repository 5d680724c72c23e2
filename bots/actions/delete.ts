import { Problem } from '../../core/base/problem.ts';
import { deleteCharacter } from '../../core/characters/delete.ts';
import { loadCharacter } from '../../core/characters/show.ts';
import { confirmDeletion } from '../confirm-deletion.ts';
import { defineAction } from '../command.ts';
import { noticeView } from '../views/notice-view.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownCharacter } from './own.ts';

/** The button on a card: asks once. */
export const confirmDelete = defineAction({
  name: 'delete',
  purpose: 'use-own',
  run: async (core, caller, id) => confirmDeletion(core, caller, await ownCharacter(core, caller, id)),
});

/** The confirmation. */
export const deleteNow = defineAction({
  name: 'delete-now',
  purpose: 'use-own',
  async run(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    const found = await loadCharacter(core, caller.account, character);
    if (!found || !(await deleteCharacter(core, caller.account, character)))
      throw new Problem('already-over');
    const { library } = wordsFor(caller.call.locale);
    const view = noticeView('good', library.removedTitle(found.secret.profile.name), library.removedText);
    return { kind: 'private', view };
  },
});
