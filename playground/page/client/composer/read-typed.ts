import type { CommandOption, PageCommand } from '../../protocol.ts';

/** The value of an option and where it stands in the text. */
export interface TypedValue {
  readonly option: CommandOption;
  readonly value: string;
  /** Where `name:` ends: from there on one types this value. */
  readonly from: number;
  /** Of the value itself, without spaces around it. */
  readonly start: number;
  readonly end: number;
}

export type Typed =
  /** Ordinary words. */
  | { readonly kind: 'message' }
  /** A slash, and a command that is not whole yet. */
  | { readonly kind: 'naming'; readonly typed: string }
  | {
      readonly kind: 'command';
      readonly command: PageCommand;
      /** Where what follows the command begins. */
      readonly start: number;
      /** All that follows the command. */
      readonly rest: string;
      readonly values: readonly TypedValue[];
    };

/** `/persona create` */
export const titleOf = ({ name, subcommand }: PageCommand): string =>
  `/${[name, subcommand].filter(Boolean).join(' ')}`;

/**
 * Reads what stands in the composer: `/persona create a shy smith style:Ink name:Old Tom`. Words before the first `name:`
 * belong to the command's first option; a value goes on until the next name of an option.
 */
export function readTyped(text: string, commands: readonly PageCommand[]): Typed {
  if (!text.startsWith('/')) return { kind: 'message' };
  const fitting = commands
    .filter((command) => text === titleOf(command) || text.startsWith(`${titleOf(command)} `))
    .sort((one, other) => titleOf(other).length - titleOf(one).length);
  const [command] = fitting;
  if (!command || text === titleOf(command)) return { kind: 'naming', typed: text };
  const start = titleOf(command).length + 1;
  const rest = text.slice(start);
  return { kind: 'command', command, start, rest, values: readValues(command, rest, start) };
}

function readValues({ options }: PageCommand, rest: string, offset: number): readonly TypedValue[] {
  const names = [...rest.matchAll(/(?<=^|\s)([\p{L}\p{N}_-]+):/gu)].flatMap((match) => {
    const option = options.find(({ name }) => name === match[1]?.toLowerCase());
    return option ? [{ option, at: match.index, start: match.index + match[0].length }] : [];
  });
  const [first] = options;
  const loose =
    first && !names.some(({ option }) => option === first) ? [{ option: first, at: 0, start: 0 }] : [];
  const heads = [...loose, ...names];
  return heads
    .map(({ option, start }, index): TypedValue => {
      const written = rest.slice(start, heads[index + 1]?.at ?? rest.length);
      const before = written.length - written.trimStart().length;
      const value = written.trim();
      const from = offset + start;
      const at = from + (value === '' ? 0 : before);
      return { option, value, from, start: at, end: at + value.length };
    })
    .filter(({ value }, index) => value !== '' || index >= loose.length || heads.length === loose.length);
}

/** The value that is being typed: the last one whose place begins before the caret. */
export const valueAt = (values: readonly TypedValue[], caret: number): TypedValue | undefined =>
  values.findLast(({ from }) => from <= caret);
