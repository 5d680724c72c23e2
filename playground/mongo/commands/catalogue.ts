import { z } from 'zod';
import { type Collection, indexShape } from '../collection.ts';
import { CommandFailure, notSupported } from '../failure.ts';
import { type Fields, fields, toBytes } from '../fields.ts';
import { compileFilter } from '../match.ts';
import type { Store } from '../store.ts';
import { type Command, defineCommand, parse } from './command.ts';

const createIndexes = defineCommand({ indexes: z.array(fields).min(1) }, (input, { store }, namespace) =>
  store.write(() => {
    for (const raw of input.indexes) createIndex(store, store.make(namespace), raw);
    return {};
  }),
);

function createIndex(store: Store, collection: Collection, raw: Fields): void {
  const index = parse(indexShape, raw, 'an index');
  compileFilter(index.partialFilterExpression ?? {});
  if (
    index.expireAfterSeconds !== undefined &&
    (Object.keys(index.key).length > 1 || index.partialFilterExpression)
  )
    throw notSupported('an expiry in a compound or partial index');
  const keys = JSON.stringify(index.key);
  const twin = collection.indexes.find(
    ({ key, name }) => name === index.name || JSON.stringify(key) === keys,
  );
  if (!twin) store.addIndex(collection, index);
  else if (!toBytes(twin).equals(toBytes(index)))
    throw new CommandFailure(
      86,
      'IndexKeySpecsConflict',
      `an index that differs is there already: ${twin.name}`,
    );
}

const dropIndexes = defineCommand({ index: z.string() }, (input, { store }, namespace) =>
  store.write(() => {
    const collection = store.find(namespace);
    if (!collection) throw new CommandFailure(26, 'NamespaceNotFound', `ns not found ${namespace}`);
    const [, ...droppable] = collection.indexes;
    const dropped = input.index === '*' ? droppable : droppable.filter(({ name }) => name === input.index);
    if (input.index !== '*' && dropped.length === 0)
      throw new CommandFailure(27, 'IndexNotFound', `index not found with name [${input.index}]`);
    for (const index of dropped) store.dropIndex(store.make(namespace), index);
    return { nIndexesWas: collection.indexes.length };
  }),
);

const listIndexes = defineCommand({ cursor: z.unknown() }, (_, { cursors, store }, namespace) => {
  const indexes = store.find(namespace)?.indexes.map((index) => ({ v: 2, ...index }));
  if (!indexes) throw new CommandFailure(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`);
  return { cursor: cursors.open(namespace, indexes) };
});

const listCollections = defineCommand(
  {
    filter: z.strictObject({}).optional(),
    nameOnly: z.boolean().optional(),
    authorizedCollections: z.boolean().optional(),
    cursor: z.unknown(),
  },
  (_, { cursors, store }, namespace) => {
    const database = namespace.split('.', 1)[0] ?? '';
    const names = store.namesIn(database).map((name) => ({ name, type: 'collection' }));
    return { cursor: cursors.open(`${database}.$cmd.listCollections`, names) };
  },
);

export const catalogueCommands: Readonly<Record<string, Command>> = {
  createIndexes,
  dropIndexes,
  listIndexes,
  listCollections,
};
