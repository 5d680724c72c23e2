import { headsById } from '../core/characters/find.ts';
import type { Core } from '../core/core.ts';
import { type HistoryEntry, listHistory } from '../core/jobs/history.ts';
import type { Caller, Outcome } from './command.ts';
import { type Heads, historyView } from './views/history-views.ts';
import { wordsFor } from './views/words/words.ts';

/** Entries on one page: each has three lines. */
const pageLength = 8;

/** A page of the caller's history; `page` is the key that a page beside it gave. */
export async function historyPage(
  core: Core,
  caller: Caller,
  page: string | undefined,
): Promise<Outcome & { readonly kind: 'private' }> {
  const found = await listHistory(core, caller.account, { page, limit: pageLength });
  const heads = await headsOfEntries(core, caller, found.entries);
  return { kind: 'private', view: historyView(wordsFor(caller.call.locale), found, heads) };
}

export const headsOfEntries = (
  core: Core,
  caller: Caller,
  entries: readonly HistoryEntry[],
): Promise<Heads> =>
  headsById(
    core,
    caller.account,
    entries.map(({ run }) => run.character),
  );
