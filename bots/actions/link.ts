import { dropLink, finishLink } from '../../core/accounts/link.ts';
import { maskOf } from '../../core/accounts/mask.ts';
import { defineAction } from '../command.ts';
import { noticeView } from '../views/notice-view.ts';
import { wordsFor } from '../views/words/words.ts';

/** The last click of a link: the chat has shown what it is linked to. */
export const linkYes = defineAction({
  name: 'link-yes',
  purpose: 'use-own',
  async run(core, { account, call }, id) {
    const signIn = await finishLink(core, account, id);
    const { linking } = wordsFor(call.locale);
    return { kind: 'private', view: noticeView('good', linking.doneTitle, linking.doneText(maskOf(signIn))) };
  },
});

export const linkNo = defineAction({
  name: 'link-no',
  purpose: 'use-own',
  async run(core, { account, call }, id) {
    await dropLink(core, account, id);
    const { linking } = wordsFor(call.locale);
    return { kind: 'private', view: noticeView('neutral', linking.droppedTitle, linking.droppedText) };
  },
});
