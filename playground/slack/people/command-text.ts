import type { TypedCommand } from '../../kit/person.ts';

/** The text after the slash command: `create <prompt> style:watercolour name:"Old Tom"`. */
export function commandText({ subcommand, options = {} }: TypedCommand): string {
  const { prompt, ...others } = options;
  const words = Object.entries(others).map(([key, value]) => `${key}:${quote(value)}`);
  return [subcommand, prompt, ...words].filter((part) => part !== undefined && part !== '').join(' ');
}

const quote = (value: string): string => (/\s/.test(value) || value === '' ? `"${value}"` : value);
