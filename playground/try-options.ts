import { parseArgs } from 'node:util';

export interface TryOptions {
  readonly prompt: string;
  readonly on: 'discord' | 'slack';
  readonly json: boolean;
  /** Folder that the card is written into. */
  readonly out: string;
  /** File that the trace of the wires is written into. */
  readonly har: string | undefined;
}

const usage = 'npm run try -- "<prompt>" [--on discord|slack] [--json] [--out DIR] [--har FILE]';

/** Reads the words behind `npm run try --`. @throws Error in one line that says what to type */
export function readTryOptions(words: readonly string[]): TryOptions {
  const { values, positionals } = parse(words);
  const [prompt, ...more] = positionals;
  if (prompt === undefined) throw new Error(`There is no prompt. Usage: ${usage}`);
  if (more.length > 0) throw new Error(`Put the prompt in quotes, as one word. Usage: ${usage}`);
  if (prompt.trim() === '') {
    throw new Error(
      'The prompt is empty. Say who the character is: npm run try -- "a shy lighthouse keeper"',
    );
  }
  const on = values.on ?? 'discord';
  if (on !== 'discord' && on !== 'slack') throw new Error(`--on takes discord or slack. Usage: ${usage}`);
  return { prompt, on, json: values.json ?? false, out: values.out ?? '.', har: values.har };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        on: { type: 'string' },
        json: { type: 'boolean' },
        out: { type: 'string' },
        har: { type: 'string' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'these words are not understood';
    throw new Error(`${reason ?? ''}. Usage: ${usage}`, { cause: error });
  }
}
