import { runs } from '../../core/jobs/records.ts';
import { tableOf } from '../../core/store/table.ts';
import { defineAction } from '../command.ts';
import { detailsView } from '../views/details-view.ts';
import { noticeView } from '../views/notice-view.ts';
import { wordsFor } from '../views/words/words.ts';
import { ownRun } from './own.ts';

export const details = defineAction({
  name: 'details',
  purpose: 'use-own',
  async run(core, caller, id) {
    const run = await ownRun(core, caller, id);
    const words = wordsFor(caller.call.locale);
    if (!run.sealed) {
      const { noDetailsTitle, noDetailsText } = words.history;
      return { kind: 'private', view: noticeView('neutral', noDetailsTitle, noDetailsText) };
    }
    const secret = await tableOf(core.store, runs).open(run);
    return { kind: 'private', view: detailsView(words, run, secret) };
  },
});
