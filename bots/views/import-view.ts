import type { CharacterId } from '../../core/base/ids.ts';
import { openLibrary } from '../../core/characters/directory-pages.ts';
import { cardsDone, tallyOf } from '../../core/characters/importing/note-result.ts';
import type { Head } from '../../core/characters/records.ts';
import type { Core } from '../../core/core.ts';
import { runs } from '../../core/jobs/records.ts';
import { isOver } from '../../core/jobs/run.ts';
import type { RunRow, RunSecret } from '../../core/jobs/run-row.ts';
import { tableOf } from '../../core/store/table.ts';
import { resultElements } from './import-results.ts';
import { noticeView } from './notice-view.ts';
import { problemView } from './problem-view.ts';
import type { Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/** What the message of an import shows once it has begun: how far it is, or what became of its cards. */
export async function importView(core: Core, words: Words, run: RunRow): Promise<View> {
  const { importing } = words;
  // What is kept of the files' names goes after a day.
  if (!run.sealed) return noticeView('neutral', importing.overTitle, importing.overText);
  const secret = await tableOf(core.store, runs).open(run);
  if (!isOver(run.state)) return progressView(words, run, secret);
  const results = resultElements(words, secret, await headsOf(core, run, secret));
  return { ...endView(words, run, secret), elements: [...endView(words, run, secret).elements, ...results] };
}

function progressView(words: Words, run: RunRow, secret: RunSecret): View {
  const { importing, progress } = words;
  const tally = tallyOf(secret);
  const done = cardsDone(tally);
  const label = tally.total === 0 ? importing.reading : importing.card(done, tally.total);
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: importing.readingTitle },
      ...(run.state === 'checking' ? [{ kind: 'text', text: progress.checking } as const] : []),
      { kind: 'progress', label, part: tally.total === 0 ? 0 : done / tally.total },
      { kind: 'buttons', buttons: [{ action: `cancel:${run._id}`, label: progress.cancel, look: 'plain' }] },
    ],
  };
}

/** How it ended. */
function endView(words: Words, run: RunRow, secret: RunSecret): View {
  const { importing } = words;
  const tally = tallyOf(secret);
  const came = tally.new + tally.version + tally.unchanged;
  if (run.state === 'cancelled')
    return noticeView('neutral', importing.cancelledTitle, importing.cancelledText);
  if (run.state !== 'done') {
    const { tone, elements } = problemView(words, run.problem ?? 'internal');
    const stays: Element[] = came > 0 ? [{ kind: 'text', text: importing.partText }] : [];
    return { tone, elements: [...elements, ...stays] };
  }
  const title = came === 0 ? importing.noneTitle : importing.doneTitle(came);
  return { tone: came === 0 ? 'bad' : 'good', elements: [{ kind: 'heading', text: title }] };
}

/** The library's heads of what came in: names stand nowhere else, so that they go with their characters. */
async function headsOf(
  core: Core,
  run: RunRow,
  { results = [] }: RunSecret,
): Promise<ReadonlyMap<CharacterId, Head>> {
  const heads = new Map<CharacterId, Head>();
  if (!results.some(({ character }) => character)) return heads;
  const { all } = await openLibrary(core, run.account);
  for (const { character } of results) {
    const head = character && all.get(character)?.head;
    if (head?.deletedAt === null) heads.set(head.id, head);
  }
  return heads;
}
