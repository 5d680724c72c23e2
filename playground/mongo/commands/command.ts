import { z } from 'zod';
import type { Cursors } from '../cursors.ts';
import { badValue, notSupported } from '../failure.ts';
import { type Fields, isFields } from '../fields.ts';
import type { Store } from '../store.ts';

/** What a command works with. */
export interface Context {
  readonly store: Store;
  readonly cursors: Cursors;
  /** The database that the command is sent to. */
  readonly database: string;
}

export type Command = (raw: Fields, context: Context) => Fields | Promise<Fields>;

export const fields = z.custom<Fields>(isFields, 'must be a document');
export const count = z.number().int().nonnegative();
export const name = z.string().min(1);

const writeConcern = z.strictObject({
  // One process holds the only copy: it is the majority.
  w: z.union([z.literal(0), z.literal(1), z.literal('majority')]).optional(),
  j: z.boolean().optional(),
  wtimeout: z.number().optional(),
  wtimeoutMS: z.number().optional(),
});

/** What drivers may add to any command and what changes nothing here: every read sees every acknowledged write. */
const common = {
  $db: z.string(),
  $readPreference: z.unknown().optional(),
  $clusterTime: z.unknown().optional(),
  lsid: z.unknown().optional(),
  comment: z.unknown().optional(),
  maxTimeMS: z.number().optional(),
  readConcern: z.unknown().optional(),
  writeConcern: writeConcern.optional(),
};

/** A command whose fields are checked: one that is not listed is refused, never ignored. */
export function defineCommand<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  run: (input: z.output<z.ZodObject<Shape>>, context: Context) => Fields | Promise<Fields>,
): Command {
  const schema = z.strictObject(shape);
  return (raw, context) => {
    const own = Object.entries(raw).filter(([key]) => !Object.hasOwn(common, key));
    checkCommon(Object.fromEntries(Object.entries(raw).filter(([key]) => Object.hasOwn(common, key))), raw);
    return run(parse(schema, Object.fromEntries(own), commandName(raw)), context);
  };
}

function checkCommon(given: Fields, raw: Fields): void {
  parse(z.strictObject(common), given, commandName(raw));
}

const commandName = (raw: Fields): string => Object.keys(raw)[0] ?? '';

/** Parses a part of a command. @throws CommandFailure in the words of the first fault */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys')
    throw notSupported(`${what}${path && ` ${path}`} with ${issue.keys.join(', ')}`);
  throw badValue(`${what}: ${path}: ${issue?.message ?? 'cannot be read'}`);
}

export const namespaceOf = (context: Context, collection: string): string =>
  `${context.database}.${collection}`;
