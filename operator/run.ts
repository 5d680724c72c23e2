import { Command, CommanderError } from 'commander';
import { toProblem } from '../core/base/problem.ts';
import { explainProblem } from '../core/base/explain-problem.ts';
import { type Desk, paint } from './desk.ts';
import type { Given, Verb } from './verb.ts';

/** How the command line is called. */
export const called = 'npm run operator --';

/**
 * Runs what was typed.
 * @param words behind the program's name
 * @returns the exit code: 1 for whatever went wrong, with a line on standard error that says what
 */
export async function runOperator(
  desk: Desk,
  verbs: readonly Verb[],
  words: readonly string[],
): Promise<number> {
  let code = 0;
  const program = commandLine(desk, verbs, async (verb, given) => {
    code = await verb.run(desk, given);
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    for (const line of explainProblem(toProblem(error), words[0])) desk.complain(paint(desk, 'red', line));
    return 1;
  }
}

/** The table as the command line's library reads it. */
function commandLine(
  desk: Desk,
  verbs: readonly Verb[],
  run: (verb: Verb, given: Given) => Promise<void>,
): Command {
  const output = (write: (line: string) => void) => (text: string) => {
    write(text.trimEnd());
  };
  const program = new Command(called).exitOverride().configureOutput({
    writeOut: output((line) => {
      desk.write(line);
    }),
    writeErr: output((line) => {
      desk.complain(line);
    }),
  });
  program
    .usage('<verb> …')
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', `\nMore on each: ${called} <verb> --help`)
    .showHelpAfterError();
  for (const verb of verbs) {
    const command = program.command(verb.name).summary(verb.summary).description(verb.more);
    const places = verb.parameters.filter(({ flags }) => !flags.startsWith('-'));
    for (const { flags, says } of places) command.argument(flags, says);
    for (const { flags, says, required, otherwise } of verb.parameters) {
      if (!flags.startsWith('-')) continue;
      if (required) command.requiredOption(flags, says);
      else command.option(flags, says, otherwise);
    }
    command.showHelpAfterError(false).action(async () => {
      const words = places.map(({ flags }, index) => [flags.slice(1, -1), command.args[index]] as const);
      await run(verb, { ...Object.fromEntries(words), ...command.opts() });
    });
  }
  return program;
}
