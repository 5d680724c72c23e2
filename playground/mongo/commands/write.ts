import { z } from 'zod';
import type { Found } from '../collection.ts';
import { CommandFailure } from '../failure.ts';
import { type Fields, fields } from '../fields.ts';
import { search } from '../search.ts';
import type { Store } from '../store.ts';
import { type Change, compileUpdate, equalitiesOf } from '../update.ts';
import { type Command, defineCommand, parse } from './command.ts';

const off = z.boolean().default(false);

type Counts = Record<'n' | 'nModified', number> & { readonly upserted: Fields[] };
type RunPart = (part: Fields, store: Store, namespace: string, counts: Counts, index: number) => void;

/** Runs the parts of a bulk write one after another; the first failure ends it and leaves what was done before. */
function bulk(name: string, run: RunPart): Command {
  const shape = { [name]: z.array(fields).min(1), ordered: z.literal(true).optional() };
  return defineCommand(shape, ({ [name]: parts }, { store }, namespace) =>
    store.write(() => {
      const counts: Counts = { n: 0, nModified: 0, upserted: [] };
      for (const [index, part] of (parts as Fields[]).entries())
        try {
          run(part, store, namespace, counts, index);
        } catch (error) {
          if (!(error instanceof CommandFailure)) throw error;
          return { ...counts, writeErrors: [{ index, ...error.reply }] };
        }
      return { ...counts };
    }),
  );
}

const insert: RunPart = (part, store, namespace, counts) => {
  store.make(namespace).insert(part);
  counts.n += 1;
};

const updatePart = z.strictObject({ q: fields, u: z.unknown(), multi: off, upsert: off });

const update: RunPart = (part, store, namespace, counts, index) => {
  const { multi, q, u, upsert } = parse(updatePart, part, 'update');
  const change = compileUpdate(u);
  const collection = store.find(namespace);
  const matched = take(search(collection, q), multi);
  for (const found of matched)
    if (collection?.replace(found, change(found.document, false))) counts.nModified += 1;
  const made = matched.length === 0 && upsert ? [make(store, namespace, q, change)] : [];
  counts.n += matched.length + made.length;
  counts.upserted.push(...made.map(({ _id }) => ({ index, _id })));
};

const make = (store: Store, namespace: string, filter: Fields, change: Change): Fields =>
  store.make(namespace).insert(change(equalitiesOf(filter), true));

/** All are found before the first is changed: a change may move a document ahead in the index that is walked. */
function take(found: Iterable<Found>, all: boolean): Found[] {
  if (all) return [...found];
  for (const one of found) return [one];
  return [];
}

const deletePart = z.strictObject({ q: fields, limit: z.union([z.literal(0), z.literal(1)]) });

const remove: RunPart = (part, store, namespace, counts) => {
  const { limit, q } = parse(deletePart, part, 'delete');
  const collection = store.find(namespace);
  const matched = take(search(collection, q), limit === 0);
  for (const found of matched) collection?.remove(found);
  counts.n += matched.length;
};

const modification = {
  ...{ query: fields.default({}), sort: fields.default({}), update: z.unknown() },
  ...{ remove: off, new: off, upsert: off },
};

/** Finds and changes in one transaction: of many at once each sees what the one before left. */
const findAndModify = defineCommand(modification, (input, { store }, namespace) =>
  store.write(() => {
    const change = input.remove ? undefined : compileUpdate(input.update);
    const collection = store.find(namespace);
    const [found] = take(search(collection, input.query, input.sort), false);
    const made = !found && change && input.upsert && make(store, namespace, input.query, change);
    const before = found && collection?.get(found.idKey);
    const after = found && change ? change(found.document, false) : made;
    if (found && after) collection?.replace(found, after);
    else if (found) collection?.remove(found);
    const lastErrorObject = { n: found || made ? 1 : 0, updatedExisting: Boolean(found && change) };
    return {
      lastErrorObject: { ...lastErrorObject, ...(made && { upserted: made['_id'] }) },
      value: (input.new ? after : before) || null,
    };
  }),
);

export const writeCommands: Readonly<Record<string, Command>> = {
  insert: bulk('documents', insert),
  update: bulk('updates', update),
  delete: bulk('deletes', remove),
  findAndModify,
};
