import type { CommandOption, PageChat, PageCommand } from '../../protocol.ts';
import { readTyped, titleOf, type Typed, type TypedValue, valueAt } from './read-typed.ts';

/** Something that can be taken instead of typing it. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  /** What the text becomes, and the caret after it. */
  readonly text: string;
}

export interface Suggestions {
  readonly title: string;
  readonly all: readonly Suggestion[];
  /** The first one is taken by Enter. Otherwise Enter sends, until one was gone to with the arrow keys. */
  readonly isEager: boolean;
}

const none: Suggestions = { title: '', all: [], isEager: false };

/** A value that the app offers while one types, and the option that it is for. */
export interface Offered {
  readonly option: string;
  readonly choices: readonly { readonly name: string; readonly value: string }[];
}

/** What can be taken at the caret: commands, names of options, choices, people, what the app offers. */
export function suggest(
  text: string,
  caret: number,
  chat: PageChat,
  offered: Offered | undefined,
): Suggestions {
  const typed = readTyped(text, chat.commands);
  if (typed.kind === 'message') return none;
  if (typed.kind === 'naming') return suggestCommands(chat.commands, typed.typed);
  const current = valueAt(typed.values, caret);
  const choices = current && choicesFor(current, chat, offered);
  if (current && choices) return suggestValues(text, current, choices);
  return suggestNames(text, caret, typed);
}

function suggestCommands(commands: readonly PageCommand[], typed: string): Suggestions {
  const wanted = typed.slice(1).toLowerCase();
  const fitting = commands.filter((one) => titleOf(one).slice(1).includes(wanted));
  const starting = fitting.filter((one) => titleOf(one).slice(1).startsWith(wanted));
  return {
    title: 'Commands',
    isEager: true,
    all: [...new Set([...starting, ...fitting])].map((one) => ({
      key: titleOf(one),
      label: titleOf(one),
      description: one.description,
      text: `${titleOf(one)} `,
    })),
  };
}

type Choices = readonly { readonly name: string; readonly value: string }[];

function choicesFor(
  { option }: TypedValue,
  chat: PageChat,
  offered: Offered | undefined,
): Choices | undefined {
  if (option.choices.length > 0) return option.choices;
  if (option.kind === 'boolean') return ['true', 'false'].map((one) => ({ name: one, value: one }));
  if (option.kind === 'person') return chat.people.map(({ id, name }) => ({ name, value: id }));
  if (!option.autocomplete) return undefined;
  return offered?.option === option.name ? offered.choices : [];
}

/** Of what the app offers nothing is left out: it has looked at what was typed itself. */
function suggestValues(
  text: string,
  { option, value, start, end }: TypedValue,
  choices: Choices,
): Suggestions {
  const wanted = value.toLowerCase();
  if (choices.some(({ name }) => name.toLowerCase() === wanted)) return none;
  const fitting = option.autocomplete
    ? choices
    : choices.filter(({ name }) => name.toLowerCase().includes(wanted));
  return {
    title: `${option.name}: ${option.description}`,
    isEager: true,
    all: fitting.map(({ name, value: key }) => ({
      key,
      label: name,
      description: '',
      text: `${text.slice(0, start)}${name}${text.slice(end).trimEnd()} `,
    })),
  };
}

/** So few letters are a word more often than the beginning of an option's name. */
const leastLetters = 2;

function suggestNames(text: string, caret: number, typed: Extract<Typed, { kind: 'command' }>): Suggestions {
  const word = /(?:^|\s)(\S*)$/.exec(text.slice(0, caret))?.[1] ?? '';
  const isFresh = typed.rest.trim() === '';
  if (!isFresh && word.length < leastLetters) return none;
  const given = typed.values.filter(({ value }) => value !== '').map(({ option }) => option.name);
  const free = typed.command.options.filter(
    ({ name }) => name.startsWith(word) && (isFresh || !given.includes(name)),
  );
  return {
    title: 'Options',
    isEager: false,
    all: free.map((option) => ({
      key: option.name,
      label: `${option.name}:`,
      description: describe(option),
      text: `${text.slice(0, caret - word.length)}${option.name}:${text.slice(caret)}`,
    })),
  };
}

const describe = ({ description, required }: CommandOption): string =>
  required ? `${description} (required)` : description;
