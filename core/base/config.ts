import { z } from 'zod';
import { Problem } from './problem.ts';

/** The environment as a program was given it. It is an argument everywhere: only `main.ts` files read `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a program's configuration.
 * @param schema one zod field per variable, each with a `describe` that `.env.example` prints
 * @throws Problem `configuration` with one line per mistake, all at once, each naming its variable
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  // An empty variable in a .env file means "not set".
  const given = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== ''),
  );
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => {
    const variable = issue.path.join('.') || 'configuration';
    const missing = issue.code === 'invalid_type' && given[variable] === undefined;
    return `${variable}: ${missing ? 'is not set' : issue.message}`;
  });
  throw new Problem('configuration', { lines });
}

/**
 * Reads several parts of a configuration and reports the mistakes of all of them together.
 * @throws Problem `configuration`
 */
export function readAll<Parts extends readonly unknown[]>(
  ...readers: { [Part in keyof Parts]: () => Parts[Part] }
): Parts {
  const lines: string[] = [];
  const parts = readers.map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Problem) || !error.detail.lines) throw error;
      lines.push(...error.detail.lines);
      return undefined;
    }
  });
  if (lines.length > 0) throw new Problem('configuration', { lines });
  return parts as [...Parts];
}

/** A whole number from the environment. */
export const wholeNumber = (smallest: number, largest: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(smallest, `must be ${smallest} or more`).max(largest, `must be ${largest} or less`));

/** A number of US dollars from the environment, held as whole micro-dollars. */
export const dollars = z
  .string()
  .regex(/^\d+(\.\d{1,6})?$/, 'must be an amount in US dollars such as 2.50')
  .transform((text) => Math.round(Number(text) * 1_000_000));

/** An http or https address from the environment, without a slash at the end. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
  .transform((text) => text.replace(/\/+$/, ''));
