import type { RunKind, RunState } from '../../../../core/jobs/run.ts';

const kinds: Readonly<Record<RunKind, string>> = {
  create: 'New character',
  repaint: 'Repaint',
  rewrite: 'Rewrite',
  vary: 'Variation',
  edit: 'Edit',
  import: 'Import',
};

const underWay = 'under way';
const states: Readonly<Record<RunState, string>> = {
  requested: underWay,
  queued: underWay,
  checking: underWay,
  writing: underWay,
  painting: underWay,
  done: 'done',
  failed: 'failed',
  refused: 'refused',
  cancelled: 'cancelled',
};

/** Sentences of the history. */
export const history = {
  title: 'Your history',
  emptyTitle: 'Your history is empty',
  emptyText: 'What you make stands here, with how it was made, how long it took and what it cost.',
  kinds,
  states,
  cards: (count: number) => (count === 1 ? '1 card' : `${count} cards`),
  gone: 'a character that is gone',
  noPrompt: 'nothing was typed, or it has been erased',
  choose: 'Open an entry',
  previous: 'Newer',
  next: 'Older',
  outcome: 'Outcome',
  character: 'Character',
  wish: 'Wish',
  remove: 'Remove this entry',
  confirmTitle: 'Remove this entry?',
  confirmText:
    'What you typed and how it was made goes for good. A character that came of it stays as it is; its details are then gone.',
  confirm: 'Yes, remove it',
  removedTitle: 'The entry is removed',
  removedText: 'It is in your history no more.',
  noDetailsTitle: 'Its details are gone',
  noDetailsText: 'You have removed this from your history, and with it how it was made.',
} as const;
