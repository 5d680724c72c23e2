import { parseArgs } from 'node:util';
import type { FaultSettings } from '../repeat.ts';
import { type FaultName, faultNames } from '../table.ts';

/** How the program is used, in one line. */
export const usage = 'npm run faults -- [F1 F2 …] [--repeat N] [--seed S]';

const largest = { repeat: 100_000, seed: 2 ** 31 - 1 };

/**
 * What the words of the command line ask for: all faults, the table's repeats and seed 1 where they say nothing.
 * @throws Error in one line about the first word that is wrong
 */
export function readArguments(words: readonly string[]): FaultSettings {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { repeat: { type: 'string' }, seed: { type: 'string' } },
    allowPositionals: true,
  });
  const repeat = values.repeat === undefined ? undefined : wholeNumber('repeat', values.repeat, 1);
  return {
    faults: positionals.length > 0 ? [...new Set(positionals.map(faultOf))] : faultNames,
    seed: values.seed === undefined ? 1 : wholeNumber('seed', values.seed, 0),
    ...(repeat !== undefined && { repeat }),
  };
}

function faultOf(word: string): FaultName {
  const known = faultNames.find((name) => name.toLowerCase() === word.toLowerCase());
  if (!known) throw new Error(`there is no fault ${word}; there are ${faultNames.join(', ')}`);
  return known;
}

function wholeNumber(name: 'repeat' | 'seed', text: string, smallest: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : -1;
  if (number < smallest || number > largest[name])
    throw new Error(`--${name} must be a whole number from ${smallest} to ${largest[name]}`);
  return number;
}
