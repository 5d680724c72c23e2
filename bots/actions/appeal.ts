import { appealReport } from '../../core/safety/appeal.ts';
import { longestReport } from '../../core/safety/report-plan.ts';
import { defineAction } from '../command.ts';
import { noticeView } from '../views/notice-view.ts';
import { wordsFor } from '../views/words/words.ts';

/** The button below the notice that a character was hidden. */
export const appeal = defineAction({
  name: 'appeal',
  purpose: 'use-own',
  form(_core, { call }, reference) {
    const { safety } = wordsFor(call.locale);
    return Promise.resolve({
      action: `appeal:${reference}`,
      title: safety.appealTitle,
      submit: safety.appeal,
      fields: [
        {
          ...{ name: 'text', label: safety.appealLabel, required: true },
          ...{ kind: 'paragraph', longest: longestReport },
        },
      ],
    });
  },
  async run(core, { account, call }, reference, values) {
    await appealReport(core, account, reference, values['text'] ?? '');
    const { safety } = wordsFor(call.locale);
    return {
      kind: 'private',
      view: noticeView('good', safety.appealedTitle, safety.appealedText(reference)),
    };
  },
});
