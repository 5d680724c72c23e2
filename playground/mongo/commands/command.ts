import { z } from 'zod';
import type { Cursors } from '../cursors.ts';
import { notSupported } from '../failure.ts';
import type { Fields } from '../fields.ts';
import type { Store } from '../store.ts';

/** What a command works with. */
export interface Context {
  readonly store: Store;
  readonly cursors: Cursors;
}

export type Command = (raw: Fields, context: Context) => Fields | Promise<Fields>;
type Run<Input> = (input: Input, context: Context, namespace: string) => Fields | Promise<Fields>;

/** What drivers may add to any command. One process holds the only copy: every write concern is met, every read is new. */
const common = ['$db', '$readPreference', 'lsid', 'maxTimeMS', 'readConcern', 'writeConcern'];

/**
 * A command whose options are checked: one that is not listed is refused, never ignored. It runs with `DATABASE.TARGET`,
 * of which the target stands behind the command's name.
 */
export function defineCommand<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  run: Run<z.output<z.ZodObject<Shape>>>,
): Command {
  const schema = z.strictObject(shape);
  return (raw, context) => {
    const [name = '', ...options] = Object.keys(raw);
    const own = options.filter((option) => !common.includes(option)).map((option) => [option, raw[option]]);
    const input = parse(schema, Object.fromEntries(own), name);
    return run(input, context, `${String(raw['$db'])}.${String(raw[name])}`);
  };
}

/** Parses a part of a command. @throws CommandFailure that names the first fault */
export function parse<Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const [issue] = error.issues;
  const names = issue?.code === 'unrecognized_keys' ? issue.keys : [issue?.path.join('.'), issue?.message];
  throw notSupported(`${what} with ${names.join(', ')}`);
}
