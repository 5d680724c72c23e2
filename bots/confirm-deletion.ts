import type { CharacterId } from '../core/base/ids.ts';
import { Problem } from '../core/base/problem.ts';
import { loadCharacter } from '../core/characters/show.ts';
import type { Core } from '../core/core.ts';
import type { Caller, Outcome } from './command.ts';
import { noticeView } from './views/notice-view.ts';
import { wordsFor } from './views/words/words.ts';

/** Asks once before a character is deleted. @throws Problem `character-not-found` */
export async function confirmDeletion(core: Core, caller: Caller, id: CharacterId): Promise<Outcome> {
  const found = await loadCharacter(core, caller.account, id);
  if (!found) throw new Problem('character-not-found');
  const { editing, library } = wordsFor(caller.call.locale);
  const view = noticeView('bad', library.confirmTitle(found.secret.profile.name), library.confirmText);
  const confirm = { action: `delete-now:${id}`, label: library.confirm, look: 'danger' } as const;
  const atOnce = { action: `erase:${id}`, label: editing.eraseButton, look: 'plain' } as const;
  return {
    kind: 'private',
    view: { ...view, elements: [...view.elements, { kind: 'buttons', buttons: [confirm, atOnce] }] },
  };
}
