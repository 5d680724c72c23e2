import { runPlans } from '../../core/jobs/run.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import type { Line } from '../../core/jobs/line.ts';
import type { Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/** A run on its way: its place in line, or how far the writing and the painting are. Never whose the others are. */
export function progressCard(words: Words, run: RunRow, line: Line | undefined): View {
  return {
    tone: 'neutral',
    elements: [
      ...stage(words, run, line),
      {
        kind: 'buttons',
        buttons: [{ action: `cancel:${run._id}`, label: words.progress.cancel, look: 'plain' }],
      },
    ],
  };
}

function stage(words: Words, run: RunRow, line: Line | undefined): Element[] {
  const { progress } = words;
  const { writings } = runPlans[run.kind];
  const writing: Element = { kind: 'progress', label: progress.writing, part: run.written };
  const painting: Element = { kind: 'progress', label: progress.painting, part: run.painted };
  switch (run.state) {
    case 'writing':
      return [{ kind: 'heading', text: progress.writingTitle }, writing];
    case 'painting':
      return [
        { kind: 'heading', text: progress.paintingTitle },
        ...(writings > 0 ? [writing] : []),
        painting,
      ];
    case 'checking':
      return [
        { kind: 'heading', text: progress.checkingTitle },
        { kind: 'text', text: progress.checking },
      ];
    case 'requested':
    case 'queued':
    case 'done':
    case 'failed':
    case 'refused':
    case 'cancelled': {
      const left = line?.seconds === undefined ? '' : progress.soon(line.seconds);
      return [
        { kind: 'heading', text: progress.queuedTitle },
        { kind: 'text', text: progress.queued(line?.place ?? 1) + left },
      ];
    }
  }
}
