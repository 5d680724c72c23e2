import { z } from 'zod';
import type { Found } from '../collection.ts';
import { badValue } from '../failure.ts';
import { compileProjection } from '../project.ts';
import { search } from '../search.ts';
import { compileUpdate } from '../update.ts';
import { upsert } from '../upsert.ts';
import { type Command, type Context, defineCommand, fields, name, namespaceOf, parse } from './command.ts';
import type { Fields } from '../fields.ts';

const shape = {
  findAndModify: name,
  query: fields.default({}),
  sort: fields.default({}),
  fields: fields.optional(),
  update: z.unknown().optional(),
  remove: z.boolean().default(false),
  new: z.boolean().default(false),
  upsert: z.boolean().default(false),
  bypassDocumentValidation: z.boolean().optional(),
};
const schema = z.strictObject(shape);

const findAndModify = defineCommand(shape, (input, context) => {
  if (input.remove === (input.update !== undefined))
    throw badValue('Either an update or remove=true must be given');
  return context.store.write(() => modify(parse(schema, input, 'findAndModify'), context));
});

/** Finds and changes in one transaction: of many at once each sees what the one before left. */
function modify(input: z.output<typeof schema>, context: Context): Fields {
  const { store } = context;
  const namespace = namespaceOf(context, input.findAndModify);
  const project = compileProjection(input.fields);
  const change = input.remove ? undefined : compileUpdate(input.update);
  const collection = store.find(namespace);
  const found = firstOf(search(collection, input.query, input.sort));
  if (!found) {
    if (!change || !input.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
    const made = upsert(store.make(namespace), input.query, change);
    const lastErrorObject = { n: 1, updatedExisting: false, upserted: made['_id'] };
    return { lastErrorObject, value: input.new ? project(made) : null };
  }
  if (!change) {
    collection?.remove(found);
    return { lastErrorObject: { n: 1 }, value: project(found.document) };
  }
  const before = input.new ? undefined : collection?.get(found.idKey);
  const after = change(found.document, false);
  collection?.replace(found, after);
  return { lastErrorObject: { n: 1, updatedExisting: true }, value: project(before ?? after) };
}

function firstOf(found: Iterable<Found>): Found | undefined {
  for (const one of found) return one;
  return undefined;
}

export const findAndModifyCommands: Readonly<Record<string, Command>> = {
  findAndModify,
  findandmodify: ({ findandmodify: collection, ...raw }, context) =>
    findAndModify({ findAndModify: collection, ...raw }, context),
};
