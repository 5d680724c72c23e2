import type { z } from 'zod';
import { Problem } from '../core/base/problem.ts';
import type { Desk } from './desk.ts';

/** What may stand behind a verb. */
export interface Parameter {
  /** `<file>` (must be given) or `[folder]` (may be) for what stands by itself; `--days <n>`, `--dry-run` for an option. */
  readonly flags: string;
  readonly says: string;
  /** Of an option: whether it must be given. */
  readonly required?: true;
  /** What it is where nobody says. */
  readonly otherwise?: string;
}

/** What was typed, by the parameters' names in camel case. The verb parses it. */
export type Given = Readonly<Record<string, unknown>>;

/** A row of the table of verbs. */
export interface Verb {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What one must know before using it, in sentences. */
  readonly more: string;
  readonly parameters: readonly Parameter[];
  /**
   * Does it.
   * @returns the exit code
   * @throws Problem with lines that say what is wrong
   */
  run(desk: Desk, given: Given): Promise<number>;
}

/** Reads what was typed. @throws Problem `configuration` with a line for each parameter that is wrong */
export function parseGiven<Schema extends z.ZodType>(schema: Schema, given: Given): z.output<Schema> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new Problem('configuration', { lines });
}
