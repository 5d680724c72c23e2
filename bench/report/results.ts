import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Summary } from '../kit/summary.ts';

const summary = z.object({
  name: z.string(),
  ours: z.number(),
  partner: z.number(),
  unit: z.string(),
  ratio: z.number(),
  min: z.number(),
  max: z.number(),
  target: z.object({ bound: z.enum(['at most', 'at least']), value: z.number() }),
  met: z.boolean(),
  noisy: z.boolean(),
  note: z.string(),
}) satisfies z.ZodType<Summary>;

const result = z.object({
  /** What ours and the partner do. */
  ours: z.string(),
  partner: z.string(),
  machine: z.string(),
  at: z.string(),
  figures: z.array(summary),
});
export type Result = z.output<typeof result>;

const results = z.record(z.string(), result);
/** What each benchmark came to when it was last written down. */
export type Results = z.output<typeof results>;

/** @throws Error where the file was changed by hand into something else */
export const readResults = (file: string): Results =>
  existsSync(file) ? results.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};

/**
 * Adds to the results that are there, in the order of `names`; what there is no benchmark for any more goes.
 * @param names every benchmark that there is
 */
export function keepResults(file: string, names: readonly string[], fresh: Results): Results {
  const all = { ...readResults(file), ...fresh };
  const kept = names.flatMap((name) => (all[name] ? [[name, all[name]] as const] : []));
  const ordered = Object.fromEntries(kept);
  writeFileSync(file, `${JSON.stringify(ordered, rounded, 2)}\n`);
  return results.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(5)) : value;
