import type { Command } from '../command.ts';
import type { View } from './view.ts';
import type { Words } from './words/words.ts';

/** Every command with what it does and takes. */
export const helpView = (words: Words, commands: readonly Command[]): View => ({
  tone: 'neutral',
  elements: [
    { kind: 'heading', text: words.library.helpTitle },
    ...commands.map((command) => ({
      kind: 'text' as const,
      text: [{ code: usageOf(command) }, ` ${command.description}`],
    })),
  ],
});

/** `/persona create [prompt] [style]`: required options bare, the others in brackets. */
const usageOf = ({ name, options }: Command): string =>
  [`/${name}`, ...options.map((option) => (option.required ? option.name : `[${option.name}]`))].join(' ');
