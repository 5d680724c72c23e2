import { z } from 'zod';
import type { Collection } from '../collection.ts';
import { badValue, CommandFailure, notSupported } from '../failure.ts';
import { type Fields, isFields } from '../fields.ts';
import type { IndexDefinition } from '../indexes.ts';
import { equalValues } from '../keys.ts';
import { compileFilter } from '../match.ts';
import {
  type Command,
  type Context,
  count,
  defineCommand,
  fields,
  name,
  namespaceOf,
  parse,
} from './command.ts';

const direction = z.union([z.literal(1), z.literal(-1)], 'only ascending and descending indexes');
const indexShape = z.strictObject({
  key: z.record(z.string(), direction),
  name,
  v: z.literal(2).optional(),
  unique: z.boolean().default(false),
  sparse: z.boolean().default(false),
  background: z.boolean().optional(),
  partialFilterExpression: fields.optional(),
  expireAfterSeconds: z.number().nonnegative().optional(),
});

const createIndexes = defineCommand(
  { createIndexes: name, indexes: z.array(fields).min(1), commitQuorum: z.unknown().optional() },
  (input, context) =>
    context.store.write(() => {
      const isNew = !context.store.find(namespaceOf(context, input.createIndexes));
      const collection = context.store.make(namespaceOf(context, input.createIndexes));
      const before = collection.indexes.length;
      for (const raw of input.indexes) createIndex(collection, parseIndex(raw, context));
      return {
        numIndexesBefore: before,
        numIndexesAfter: collection.indexes.length,
        createdCollectionAutomatically: isNew,
      };
    }),
);

function parseIndex(raw: Fields, { store }: Context): IndexDefinition {
  const index = parse(indexShape, raw, 'an index');
  const { expireAfterSeconds, key, partialFilterExpression } = index;
  if (partialFilterExpression) compileFilter(partialFilterExpression);
  if (index.sparse && partialFilterExpression) throw badValue('an index cannot be sparse and partial');
  if (expireAfterSeconds !== undefined && Object.keys(key).length !== 1)
    throw badValue('TTL indexes are single-field indexes');
  return {
    ...{ id: store.nextId(), name: index.name, key, unique: index.unique, sparse: index.sparse },
    ...(partialFilterExpression ? { partialFilterExpression } : {}),
    ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
    unordered: false,
  };
}

function createIndex(collection: Collection, index: IndexDefinition): void {
  const isSame = (other: IndexDefinition): boolean =>
    equalValues({ ...describe(other), name: '' }, { ...describe(index), name: '' });
  const named = collection.indexes.find((other) => other.name === index.name);
  if (named && isSame(named)) return;
  if (named) throw new CommandFailure(86, 'IndexKeySpecsConflict', `${index.name} has other options already`);
  const twin = collection.indexes.find(isSame);
  if (twin?.id === 0) return;
  if (twin)
    throw new CommandFailure(85, 'IndexOptionsConflict', `the index is there already as ${twin.name}`);
  collection.addIndex(index);
}

/** An index as `listIndexes` shows it. */
const describe = (index: IndexDefinition): Fields => ({
  ...{ v: 2, key: index.key, name: index.name },
  ...(index.unique ? { unique: true } : {}),
  ...(index.sparse ? { sparse: true } : {}),
  ...(index.partialFilterExpression ? { partialFilterExpression: index.partialFilterExpression } : {}),
  ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
});

const cursorShape = z.strictObject({ batchSize: count.optional() }).optional();

function existing(context: Context, collection: string): Collection {
  const found = context.store.find(namespaceOf(context, collection));
  if (found) return found;
  throw new CommandFailure(26, 'NamespaceNotFound', `ns does not exist: ${namespaceOf(context, collection)}`);
}

const listIndexes = defineCommand({ listIndexes: name, cursor: cursorShape }, (input, context) => {
  const { indexes, namespace } = existing(context, input.listIndexes);
  return { cursor: context.cursors.open(namespace, indexes.map(describe), input.cursor?.batchSize) };
});

const listCollections = defineCommand(
  {
    listCollections: z.literal(1),
    filter: fields.default({}),
    nameOnly: z.boolean().optional(),
    authorizedCollections: z.boolean().optional(),
    cursor: cursorShape,
  },
  (input, context) => {
    const fits = compileFilter(input.filter);
    const found = context.store
      .in(context.database)
      .map(({ namespace }) => ({ name: namespace.slice(context.database.length + 1), type: 'collection' }))
      .map((one) => (input.nameOnly ? one : { ...one, options: {}, info: { readOnly: false } }))
      .filter(fits);
    const namespace = `${context.database}.$cmd.listCollections`;
    return { cursor: context.cursors.open(namespace, found, input.cursor?.batchSize) };
  },
);

const dropIndexes = defineCommand({ dropIndexes: name, index: z.unknown() }, (input, context) =>
  context.store.write(() => {
    const collection = existing(context, input.dropIndexes);
    const nIndexesWas = collection.indexes.length;
    const { index } = input;
    if (typeof index !== 'string' && !isFields(index)) throw notSupported('dropIndexes with several names');
    const named = collection.indexes.filter(
      (other) => other.name === index || (isFields(index) && equalValues({ ...other.key }, index)),
    );
    const dropped = index === '*' ? collection.indexes.slice(1) : named;
    if (dropped.length === 0 && index !== '*')
      throw new CommandFailure(27, 'IndexNotFound', 'index not found');
    for (const one of dropped) collection.dropIndex(one);
    return { nIndexesWas };
  }),
);

const drop = defineCommand({ drop: name }, (input, context) =>
  context.store.write(() => {
    const collection = context.store.find(namespaceOf(context, input.drop));
    // As MongoDB 7 does: dropping what is not there succeeds.
    if (collection) context.store.drop(collection);
    return { ns: namespaceOf(context, input.drop) };
  }),
);

const dropDatabase = defineCommand({ dropDatabase: z.literal(1) }, (_, context) =>
  context.store.write(() => {
    for (const collection of context.store.in(context.database)) context.store.drop(collection);
    return { dropped: context.database };
  }),
);

export const catalogueCommands: Readonly<Record<string, Command>> = {
  createIndexes,
  listIndexes,
  listCollections,
  dropIndexes,
  drop,
  dropDatabase,
};
