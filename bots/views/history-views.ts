import type { HistoryEntry, HistoryPage } from '../../core/jobs/history.ts';
import type { Head } from '../../core/characters/records.ts';
import { noticeView } from './notice-view.ts';
import { modelsOf, runFields, secondsOf } from './run-fields.ts';
import type { Button, Element, Inline, Text, View } from './view.ts';
import type { Words } from './words/words.ts';

/** Heads of the characters that entries are about, by id: of those that are gone there is none. */
export type Heads = ReadonlyMap<string, Head>;

/** As much of a prompt as a line of the page shows. */
const longestPrompt = 140;

/** A page of the history, with a menu that opens an entry, and buttons to the pages beside it. */
export function historyView(words: Words, page: HistoryPage, heads: Heads): View {
  const { history } = words;
  if (page.entries.length === 0) return noticeView('neutral', history.emptyTitle, history.emptyText);
  const button = (key: string | undefined, label: string): Button[] =>
    key === undefined ? [] : [{ action: `history:${key}`, label, look: 'plain' }];
  const buttons = [...button(page.previous, history.previous), ...button(page.next, history.next)];
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: history.title },
      ...page.entries.flatMap((entry) => linesOf(words, entry, heads)),
      {
        kind: 'menu',
        action: 'history-entry:menu',
        placeholder: history.choose,
        options: page.entries.map((entry) => ({ label: labelOf(words, entry, heads), value: entry.id })),
      },
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

function linesOf(words: Words, entry: HistoryEntry, heads: Heads): Element[] {
  const { history, library } = words;
  const { run, secret } = entry;
  const took = secondsOf(run);
  const facts = [
    ...modelsOf(run),
    ...(took === undefined ? [] : [library.seconds(took)]),
    library.dollars(run.cost),
  ];
  const head: Inline[] = [
    { bold: history.kinds[run.kind] },
    ` · ${nameOf(words, entry, heads)} · ${history.states[run.state]} · `,
    { time: run.createdAt, as: 'relative' },
  ];
  const typed = secret?.wish ?? secret?.prompt ?? '';
  return [
    { kind: 'text', text: head },
    ...(typed === '' ? [] : [{ kind: 'text' as const, text: cut(typed, longestPrompt) }]),
    { kind: 'note', text: facts.join(' · ') },
  ];
}

/** One entry in full. What is still being made cannot be removed. */
export function historyEntryView(words: Words, entry: HistoryEntry, heads: Heads): View {
  const { history } = words;
  const { run, secret } = entry;
  const remove: Button = { action: `history-remove:${entry.id}`, label: history.remove, look: 'danger' };
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: history.kinds[run.kind] },
      { kind: 'quote', text: secret?.prompt || history.noPrompt },
      {
        kind: 'fields',
        fields: [
          { label: history.character, value: nameOf(words, entry, heads) },
          { label: history.outcome, value: outcomeOf(words, entry) },
          ...(secret?.wish === undefined ? [] : [{ label: history.wish, value: secret.wish }]),
          ...runFields(words, run, secret),
        ],
      },
      ...(run.settledAt ? [{ kind: 'buttons' as const, buttons: [remove] }] : []),
    ],
  };
}

export const confirmRemovalView = ({ history }: Words, { id }: HistoryEntry): View => ({
  tone: 'bad',
  elements: [
    { kind: 'heading', text: history.confirmTitle },
    { kind: 'text', text: history.confirmText },
    {
      kind: 'buttons',
      buttons: [{ action: `history-remove-now:${id}`, label: history.confirm, look: 'danger' }],
    },
  ],
});

function nameOf({ history }: Words, { run, secret }: HistoryEntry, heads: Heads): string {
  if (run.kind === 'import') return history.cards(secret?.results?.length ?? secret?.files?.length ?? 0);
  return heads.get(run.character)?.name ?? secret?.profile?.name ?? history.gone;
}

function outcomeOf({ history, problems }: Words, { run }: HistoryEntry): Text {
  const state = history.states[run.state];
  return run.problem === null ? state : `${state}: ${problems[run.problem].title}`;
}

const labelOf = (words: Words, entry: HistoryEntry, heads: Heads): string =>
  [words.history.kinds[entry.run.kind], nameOf(words, entry, heads), entry.secret?.prompt ?? '']
    .filter((part) => part !== '')
    .join(' · ');

const cut = (text: string, longest: number): string => {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
};
