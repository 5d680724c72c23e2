import { loadRunResult } from '../../core/characters/show.ts';
import type { Core } from '../../core/core.ts';
import { lineOf } from '../../core/jobs/line.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import { characterCard } from './character-card.ts';
import { importView } from './import-view.ts';
import { noticeView } from './notice-view.ts';
import { problemView } from './problem-view.ts';
import { progressCard } from './progress-card.ts';
import type { View } from './view.ts';
import type { Words } from './words/words.ts';

/** What the message of a run shows, from the record alone: drawn twice, it looks the same. */
export async function runView(core: Core, words: Words, run: RunRow): Promise<View> {
  const isBegun = run.state !== 'requested' && run.state !== 'queued';
  if (run.kind === 'import' && isBegun) return importView(core, words, run);
  switch (run.state) {
    case 'done':
      return doneView(core, words, run);
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

async function doneView(core: Core, words: Words, run: RunRow): Promise<View> {
  const result = await loadRunResult(core, run);
  if (!result || result.deleted) {
    return noticeView('neutral', words.library.deletedTitle, words.library.deletedText);
  }
  return characterCard(words, result, run._id);
}
