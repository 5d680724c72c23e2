import { Problem } from '../../core/base/problem.ts';
import { removeRun } from '../../core/characters/remove-run.ts';
import type { Core } from '../../core/core.ts';
import { findHistoryEntry, type HistoryEntry } from '../../core/jobs/history.ts';
import { type Caller, defineAction } from '../command.ts';
import { headsOfEntries, historyPage } from '../history-page.ts';
import { confirmRemovalView, historyEntryView } from '../views/history-views.ts';
import { noticeView } from '../views/notice-view.ts';
import { wordsFor } from '../views/words/words.ts';

/** @throws Problem `already-over` if it is gone, or somebody else's */
async function ownEntry(core: Core, caller: Caller, id: string): Promise<HistoryEntry> {
  const entry = await findHistoryEntry(core, caller.account, id);
  if (!entry) throw new Problem('already-over');
  return entry;
}

/** The buttons under a page of the history. */
export const otherHistory = defineAction({
  name: 'history',
  purpose: 'use-own',
  run: async (core, caller, page) => ({ ...(await historyPage(core, caller, page)), instead: true }),
});

/** The menu under a page of the history. */
export const openHistoryEntry = defineAction({
  name: 'history-entry',
  purpose: 'use-own',
  async run(core, caller, id) {
    const entry = await ownEntry(core, caller, id);
    const heads = await headsOfEntries(core, caller, [entry]);
    return { kind: 'private', view: historyEntryView(wordsFor(caller.call.locale), entry, heads) };
  },
});

/** The button on an entry: asks once, in its place. */
export const askToRemoveEntry = defineAction({
  name: 'history-remove',
  purpose: 'use-own',
  async run(core, caller, id) {
    const entry = await ownEntry(core, caller, id);
    if (!entry.run.settledAt) throw new Problem('still-running');
    return { kind: 'private', view: confirmRemovalView(wordsFor(caller.call.locale), entry), instead: true };
  },
});

/** The confirmation. */
export const removeEntry = defineAction({
  name: 'history-remove-now',
  purpose: 'use-own',
  async run(core, caller, id) {
    const entry = await ownEntry(core, caller, id);
    await removeRun(core, caller.account, entry.id);
    const { history } = wordsFor(caller.call.locale);
    return {
      kind: 'private',
      view: noticeView('good', history.removedTitle, history.removedText),
      instead: true,
    };
  },
});
