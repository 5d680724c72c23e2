import type { Command } from '../command.ts';

/** A typed command in the terms of the table. */
export interface TypedText {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Where somebody is sent who typed no command that the table knows. */
const helpCommand = 'persona help';

/**
 * Reads a slash command.
 * @param name without slash and prefix: `persona`
 * @param text what stands after it, as Slack delivers it: `create a tired smith style:ink name:"Old Tom"`
 * @returns `persona help` where the table has no such command
 */
export function readCommand(name: string, text: string, commands: readonly Command[]): TypedText {
  const words = unescape(text).trim();
  const [first = ''] = words.split(/\s/, 1);
  const grouped = commands.find((command) => command.name === `${name} ${first.toLowerCase()}`);
  if (grouped) return readOptions(grouped, words.slice(first.length).trim());
  const single = commands.find((command) => command.name === name);
  return single ? readOptions(single, words) : { command: helpCommand, options: {} };
}

/** Slack delivers these three characters escaped. https://docs.slack.dev/messaging/formatting-message-text#escaping */
const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** `key:value`, `key:"several words"` (also in the curly quotes that Slack's clients type), or any other word. */
const token = /([A-Za-z][\w-]*):(?:["“”„]([^"“”„]*)["“”„](?=\s|$)|(\S+))|\S+/gu;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Lower-cased; undefined: a plain word. */
  readonly key: string | undefined;
  readonly value: string;
}

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(token)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    key: match[1]?.toLowerCase(),
    value: match[2] ?? match[3] ?? '',
  }));

/**
 * The run of `key:value` at the end of the text; keys that the command does not have stay in the prompt.
 * Text that no option is marked for goes to the first option that was not given by its key.
 */
function readOptions(command: Command, text: string): TypedText {
  const tokens = tokensOf(text);
  const lastWord = tokens.findLastIndex((one) => one.key === undefined);
  const before = text.slice(0, tokens[lastWord]?.end ?? 0);
  const options: Record<string, string> = {};
  const prompt = [before];
  for (const { key, value, text: typed } of tokens.slice(lastWord + 1)) {
    if (typable(command).some((option) => option.name === key) && key !== undefined) options[key] = value;
    else prompt.push(typed);
  }
  const words = prompt.join(' ').trim();
  const target = typable(command).find((option) => option.prompt) ?? firstFree(command, options);
  if (words !== '' && target) options[target.name] = [words, options[target.name]].filter(Boolean).join(' ');
  return { command: command.name, options };
}

const firstFree = (command: Command, given: Readonly<Record<string, string>>) =>
  typable(command).find((option) => !(option.name in given));

/** Slack's commands take no files: for those the command's form asks. */
const typable = ({ options }: Command) => options.filter((option) => !option.file);
