import type { CharacterId, PlaceId } from '../../core/base/ids.ts';
import { loadRunResult } from '../../core/characters/show.ts';
import type { Core } from '../../core/core.ts';
import { lineOf } from '../../core/jobs/line.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import { isHiddenIn } from '../../core/places/hiding.ts';
import { characterCard } from './character-card.ts';
import { importView } from './import-view.ts';
import { noticeView } from './notice-view.ts';
import { problemView } from './problem-view.ts';
import { progressCard } from './progress-card.ts';
import type { View } from './view.ts';
import type { Words } from './words/words.ts';

/** Where a run is shown. */
export interface Shown {
  /** To its owner alone. */
  readonly private: boolean;
  readonly place: PlaceId;
  /** The admins of the place want it gone. */
  readonly isUnwanted?: boolean | undefined;
}

/** What the message of a run shows, from the record alone: drawn twice, it looks the same. */
export async function runView(core: Core, words: Words, run: RunRow, shown: Shown): Promise<View> {
  if (shown.isUnwanted) return hiddenView(words);
  const isBegun = run.state !== 'requested' && run.state !== 'queued';
  if (run.kind === 'import' && isBegun) return importView(core, words, run);
  switch (run.state) {
    case 'done':
      return doneView(core, words, run, shown);
    case 'cancelled':
      return noticeView('neutral', words.progress.cancelledTitle, words.progress.cancelledText);
    case 'failed':
    case 'refused':
      return problemView(words, run.problem ?? 'internal', run.rule === null ? {} : { rule: run.rule });
    case 'queued':
      return progressCard(words, run, await lineOf(core, run));
    case 'requested':
    case 'checking':
    case 'writing':
    case 'painting':
      return progressCard(words, run, undefined);
  }
}

async function doneView(core: Core, words: Words, run: RunRow, shown: Shown): Promise<View> {
  const result = await loadRunResult(core, run);
  if (!result || result.deleted) {
    return noticeView('neutral', words.library.deletedTitle, words.library.deletedText);
  }
  const card = characterCard(words, result, run._id);
  if (shown.private) {
    if (!result.isHidden) return card;
    return { ...card, elements: [{ kind: 'note', text: words.safety.ownerHidden }, ...card.elements] };
  }
  const isUnseen = result.isHidden || (await isHiddenIn(core, shown.place, run.character));
  return isUnseen ? hiddenView(words, run.character) : card;
}

/** @param character where the place's admins may show it again */
function hiddenView({ safety }: Words, character?: CharacterId): View {
  const notice = noticeView('neutral', safety.hiddenTitle, safety.hiddenText);
  if (character === undefined) return notice;
  const button = { action: `report:${character}`, label: safety.report, look: 'plain' } as const;
  return { ...notice, elements: [...notice.elements, { kind: 'buttons', buttons: [button] }] };
}
