import { listCharacters, type ListRequest } from '../core/characters/list.ts';
import type { Core } from '../core/core.ts';
import type { Caller, Outcome } from './command.ts';
import { listView } from './views/list-view.ts';
import { wordsFor } from './views/words/words.ts';

/** Characters on one page: what a chat message shows without scrolling. */
const pageLength = 10;

/** A page of the caller's library. */
export async function listPage(
  core: Core,
  caller: Caller,
  request: Omit<ListRequest, 'limit'>,
): Promise<Outcome & { readonly kind: 'private' }> {
  const page = await listCharacters(core, caller.account, { ...request, limit: pageLength });
  return { kind: 'private', view: listView(wordsFor(caller.call.locale), page) };
}
