import { Problem } from '../../core/base/problem.ts';
import { eraseNow } from '../../core/characters/delete.ts';
import { loadCharacter } from '../../core/characters/show.ts';
import { defineAction } from '../command.ts';
import { noticeView } from '../views/notice-view.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownCharacter } from './own.ts';

/** The second choice where a deletion is confirmed: asks once more, since nothing brings it back. */
export const erase = defineAction({
  name: 'erase',
  purpose: 'use-own',
  async run(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    const found = await loadCharacter(core, caller.account, character);
    if (!found) throw new Problem('already-over');
    const { editing } = wordsFor(caller.call.locale);
    const notice = noticeView('bad', editing.eraseTitle(found.secret.profile.name), editing.eraseText);
    const button = { action: `erase-now:${character}`, label: editing.eraseConfirm, look: 'danger' } as const;
    const view = {
      ...notice,
      elements: [...notice.elements, { kind: 'buttons' as const, buttons: [button] }],
    };
    return { kind: 'private', view, instead: true };
  },
});

/** The confirmation. */
export const eraseAtOnce = defineAction({
  name: 'erase-now',
  purpose: 'use-own',
  async run(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    if (!(await eraseNow(core, caller.account, character))) throw new Problem('already-over');
    const { editing } = wordsFor(caller.call.locale);
    return {
      kind: 'private',
      view: noticeView('good', editing.erasedTitle, editing.erasedText),
      instead: true,
    };
  },
});
