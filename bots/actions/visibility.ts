import { Problem } from '../../core/base/problem.ts';
import { changeVisibility, visibilitiesHere } from '../../core/characters/change-visibility.ts';
import { findOwnCharacter } from '../../core/characters/find-own.ts';
import { visibility as known } from '../../core/profile/options.ts';
import { defineAction } from '../command.ts';
import { noticeView } from '../views/notice-view.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownCharacter } from './own.ts';

/** The button on a card: who may see it, and a menu that changes it. */
export const visibility = defineAction({
  name: 'visibility',
  purpose: 'use-own',
  async run(core, caller, id) {
    const character = await ownCharacter(core, caller, id);
    const found = await findOwnCharacter(core, caller.account, character);
    if (!found) throw new Problem('already-over');
    const { editing, library } = wordsFor(caller.call.locale);
    const notice = noticeView(
      'neutral',
      library.visibility,
      editing.visibleTo(library.visibilities[found.visibility]),
    );
    const options = visibilitiesHere(core).map((value) => ({
      label: library.visibilities[value],
      value: `${character} ${value}`,
    }));
    const menu = {
      kind: 'menu',
      action: 'visibility-to:menu',
      placeholder: editing.chooseVisibility,
      options,
    } as const;
    return { kind: 'private', view: { ...notice, elements: [...notice.elements, menu] } };
  },
});

/** The menu: `CHARACTER VISIBILITY`. */
export const changeVisible = defineAction({
  name: 'visibility-to',
  purpose: 'use-own',
  async run(core, caller, value) {
    const [id = '', wanted] = value.split(' ');
    const character = await ownCharacter(core, caller, id);
    const read = known.safeParse(wanted);
    if (!read.success) throw new Problem('already-over');
    await changeVisibility(core, caller.account, character, read.data);
    const { editing, library } = wordsFor(caller.call.locale);
    const text = editing.visibleTo(library.visibilities[read.data]);
    return { kind: 'private', view: noticeView('good', library.visibility, text), instead: true };
  },
});
