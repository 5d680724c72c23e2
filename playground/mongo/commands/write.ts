import { z } from 'zod';
import { badValue, CommandFailure, describeFailure } from '../failure.ts';
import type { Fields } from '../fields.ts';
import { search } from '../search.ts';
import { compileUpdate } from '../update.ts';
import { upsert } from '../upsert.ts';
import { type Command, type Context, defineCommand, fields, name, namespaceOf, parse } from './command.ts';

const ordered = z.boolean().default(true);
const options = { ordered, bypassDocumentValidation: z.boolean().optional() };

/** Runs the parts of a bulk write, each for itself; the first failure ends an ordered one. */
function runEach<Part>(
  parts: readonly Part[],
  inOrder: boolean,
  run: (part: Part, index: number) => void,
): Fields {
  const writeErrors: Fields[] = [];
  for (const [index, part] of parts.entries())
    try {
      run(part, index);
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      writeErrors.push({ index, ...describeFailure(error) });
      if (inOrder) break;
    }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

const insert = defineCommand(
  { insert: name, documents: z.array(fields).min(1), ...options },
  (input, context) =>
    context.store.write(() => {
      const collection = context.store.make(namespaceOf(context, input.insert));
      let n = 0;
      const failures = runEach(input.documents, input.ordered, (document) => {
        collection.insert(document);
        n += 1;
      });
      return { n, ...failures };
    }),
);

const updatePart = z.strictObject({
  q: fields,
  u: z.unknown(),
  multi: z.boolean().default(false),
  upsert: z.boolean().default(false),
  comment: z.unknown().optional(),
});

interface Counts {
  n: number;
  nModified: number;
  upserted: Fields[];
}

const update = defineCommand(
  { update: name, updates: z.array(fields).min(1), ...options },
  (input, context) =>
    context.store.write(() => {
      const counts: Counts = { n: 0, nModified: 0, upserted: [] };
      const failures = runEach(input.updates, input.ordered, (part, index) => {
        updateOne(
          parse(updatePart, part, 'update'),
          index,
          counts,
          namespaceOf(context, input.update),
          context,
        );
      });
      const { n, nModified, upserted } = counts;
      return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...failures };
    }),
);

function updateOne(
  part: z.output<typeof updatePart>,
  index: number,
  counts: Counts,
  namespace: string,
  { store }: Context,
): void {
  const change = compileUpdate(part.u);
  const isReplacement = !Object.keys(part.u as Fields)[0]?.startsWith('$');
  if (part.multi && isReplacement)
    throw badValue('multi update is not supported for replacement-style update');
  const collection = store.find(namespace);
  // All are found before the first is changed: a change may move a document ahead in the index that is walked.
  const found = part.multi ? [...search(collection, part.q)] : first(search(collection, part.q));
  for (const one of found) {
    counts.n += 1;
    if (collection?.replace(one, change(one.document, false))) counts.nModified += 1;
  }
  if (found.length > 0 || !part.upsert) return;
  const made = upsert(store.make(namespace), part.q, change);
  counts.n += 1;
  counts.upserted.push({ index, _id: made['_id'] });
}

function first<Item>(items: Iterable<Item>): Item[] {
  for (const item of items) return [item];
  return [];
}

const deletePart = z.strictObject({ q: fields, limit: z.union([z.literal(0), z.literal(1)]) });

const remove = defineCommand(
  { delete: name, deletes: z.array(fields).min(1), ...options },
  (input, context) =>
    context.store.write(() => {
      const collection = context.store.find(namespaceOf(context, input.delete));
      let n = 0;
      const failures = runEach(input.deletes, input.ordered, (raw) => {
        const part = parse(deletePart, raw, 'delete');
        const found = search(collection, part.q);
        for (const one of part.limit === 1 ? first(found) : [...found]) {
          collection?.remove(one);
          n += 1;
        }
      });
      return { n, ...failures };
    }),
);

export const writeCommands: Readonly<Record<string, Command>> = { insert, update, delete: remove };
