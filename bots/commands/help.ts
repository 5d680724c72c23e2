import { type Command, defineCommand } from '../command.ts';
import { helpView } from '../views/help-view.ts';
import { wordsFor } from '../views/words/words.ts';

/** The help of a table of commands: it says what the table holds, itself included. */
export function helpOf(commands: readonly Command[]): Command {
  const help = defineCommand({
    name: 'persona help',
    description: 'What Persona understands',
    purpose: 'use-own',
    options: [],
    answers: () => 'private',
    run: (_core, caller) =>
      Promise.resolve({ kind: 'private', view: helpView(wordsFor(caller.call.locale), [...commands, help]) }),
  });
  return help;
}
