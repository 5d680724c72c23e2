import { parseArgs } from 'node:util';
import type { ScaleName } from './scale.ts';

export interface Options {
  /** The benchmarks to run, in order. */
  readonly names: readonly string[];
  readonly json: boolean;
  readonly scale: ScaleName;
  /** Whether docs/performance.md and its chart are written. */
  readonly write: boolean;
}

/**
 * Reads what was typed after `npm run bench --`.
 * @param known every benchmark there is; without names, all of them run
 * @throws Error in one line that lists the names or the options that there are
 */
export function readOptions(typed: readonly string[], known: readonly string[]): Options {
  const flags = { json: flag, quick: flag, full: flag, tiny: flag, write: flag };
  const { values, positionals } = parseArgs({ args: [...typed], options: flags, allowPositionals: true });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`there is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}`);
  }
  const { json = false, write = false, quick, full, tiny } = values;
  const scale = tiny ? 'tiny' : quick ? 'quick' : full ? 'full' : 'usual';
  return { names: positionals.length > 0 ? positionals : known, json, write, scale };
}

const flag = { type: 'boolean' } as const;
