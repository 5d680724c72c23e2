import type { SeenMessage } from '../../playground/kit/person.ts';
import { stateOf } from '../../playground/watch-run.ts';
import type { HeldRun, Holdings } from './holdings.ts';
import type { Load } from './load.ts';

/** What the platforms themselves say where an app did not answer. */
const unanswered = /did not respond|interaction failed|failed with the error/;

/** Every request was acknowledged, and has either finished or was answered with an error. */
export function unansweredAsks(load: Load, { runs }: Holdings): string[] {
  const messages = load.messages();
  const silent = messages.filter(({ text }) => unanswered.test(text));
  const cards = messages.filter((message) => stateOf(message) === 'done').length;
  const done = runs.filter((run) => run.row.state === 'done' && !isUnreachable(load, run)).length;
  const ends = answersIn(messages).length;
  const expected = load.asks.length - load.unreachable.size;
  return [
    ...silent.map(({ text }) => `not acknowledged: ${text}`),
    ...(ends < expected ? [`${expected} requests, ${ends} answers`] : []),
    ...(cards === done ? [] : [`${done} runs are done, ${cards} cards are seen`]),
  ];
}

/** Each request has one final visible answer, and nothing else of it is left in the chat. */
export function wrongAnswers(load: Load, { runs, addresses }: Holdings): string[] {
  const messages = load.messages();
  const answers = new Map(answersIn(messages).map((message) => [message.id, message]));
  const problems = messages.filter(isLeftOver).map(({ text }) => `left in the chat: ${text || 'pending'}`);
  for (const run of runs) {
    const { row } = run;
    const shown = addresses.filter((address) => address.row.run === row._id);
    const [first] = shown;
    const answer = answers.get(first?.message ?? '');
    const expected = row.state === 'done' ? 'done' : 'failed';
    if (shown.length !== 1) problems.push(`${row._id} has ${shown.length} addresses`);
    else if (isUnreachable(load, run)) {
      if (answer || first?.row.state !== 'gone') problems.push(`the message of ${row._id} is not given up`);
    } else if (!answer || stateOf(answer) !== expected)
      problems.push(`${row._id} is ${row.state}, its message is ${first?.row.state ?? ''} and not so`);
    answers.delete(first?.message ?? '');
  }
  // What remains answers requests that became no run.
  const others = load.asks.length - runs.length;
  if (answers.size !== others) problems.push(`${others} requests without a run, ${answers.size} answers`);
  for (const { visibleTo, text } of answers.values())
    if (visibleTo === 'everyone') problems.push(`everybody sees: ${text}`);
  return problems;
}

/** The messages that show the end of a request. */
export const answersIn = (messages: readonly SeenMessage[]): SeenMessage[] =>
  messages.filter((message) => ['done', 'failed'].includes(stateOf(message) ?? ''));

/** Gives the answers that have come since it was called: what people see is in the order of their chats, not of time. */
export function watchAnswers(load: Load): () => SeenMessage[] {
  const before = new Set(answersIn(load.messages()).map(({ channel, id }) => `${channel} ${id}`));
  return () => answersIn(load.messages()).filter(({ channel, id }) => !before.has(`${channel} ${id}`));
}

const isUnreachable = (load: Load, { prompt }: HeldRun): boolean =>
  [...load.unreachable].some(({ word }) => prompt.includes(word));

/** "Thinking…", or a progress card. */
export const isLeftOver = (message: SeenMessage): boolean =>
  message.pending || ['queued', 'checking', 'writing', 'painting'].includes(stateOf(message) ?? '');
