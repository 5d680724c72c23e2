import { characterId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import {
  hideHere as hide,
  type Moderation,
  removeCards,
  showHere as showAgain,
} from '../../core/safety/moderate-place.ts';
import type { Core } from '../../core/core.ts';
import { type Action, defineAction } from '../command.ts';
import { noticeView } from '../views/notice-view.ts';
import { wordsFor } from '../views/words/words.ts';

/** A deed of somebody who looks after a place, on a character that stands there. */
const deed = (
  name: 'remove-here' | 'hide-here' | 'show-here',
  moderate: (core: Core, moderation: Moderation) => Promise<void>,
): Action =>
  defineAction({
    name,
    purpose: 'administer',
    async run(core, { call, place }, id) {
      const character = characterId.safeParse(id);
      if (!character.success) throw new Problem('already-over');
      await moderate(core, { place: place.id, character: character.data, moderator: call.person });
      const { done, doneText } = wordsFor(call.locale).safety.moderated[name];
      return { kind: 'private', view: noticeView('good', done, doneText) };
    },
  });

export const removeHere = deed('remove-here', removeCards);
export const hideHere = deed('hide-here', hide);
export const showHere = deed('show-here', showAgain);
