import { calculateObjectSize } from 'bson';
import { z } from 'zod';
import { compilePipeline } from '../aggregate.ts';
import type { Collection, Found } from '../collection.ts';
import { badValue, CommandFailure } from '../failure.ts';
import { type Fields, maxDocumentBytes } from '../fields.ts';
import { toKey } from '../keys.ts';
import { compileFilter } from '../match.ts';
import { valuesAt } from '../paths.ts';
import { compileProjection } from '../project.ts';
import { read, search } from '../search.ts';
import { type Command, count, defineCommand, fields, name, namespaceOf } from './command.ts';

const find = defineCommand(
  {
    find: name,
    filter: fields.default({}),
    sort: fields.default({}),
    projection: fields.optional(),
    skip: count.default(0),
    limit: z.number().int().default(0),
    batchSize: count.optional(),
    singleBatch: z.boolean().default(false),
    allowDiskUse: z.boolean().optional(),
  },
  (input, context) => {
    const namespace = namespaceOf(context, input.find);
    const collection = context.store.find(namespace);
    const project = compileProjection(input.projection);
    const found = search(collection, input.filter, input.sort);
    // A negative limit is the old way to ask for a single batch.
    const end = input.limit === 0 ? Number.POSITIVE_INFINITY : input.skip + Math.abs(input.limit);
    const isSingle = input.singleBatch || input.limit < 0;
    const batchSize = input.batchSize ?? 101;
    const results = collection ? resultsOf(collection, found, input, end, batchSize + 1) : [];
    return { cursor: context.cursors.open(namespace, mapped(results, project), batchSize, isSingle) };
  },
);

/**
 * The first results as they are found; of the others only keys are kept, for they are read in later turns: then
 * what is gone or does not fit any more is left out.
 */
function* resultsOf(
  collection: Collection,
  found: Iterable<Found>,
  input: { filter: Fields; skip: number },
  end: number,
  direct: number,
): Generator<Fields> {
  const first: Fields[] = [];
  const rest: Buffer[] = [];
  let at = 0;
  let bytes = 0;
  for (const { document, idKey } of end > 0 ? found : []) {
    at += 1;
    if (at <= input.skip) continue;
    if (first.length < direct && bytes < maxDocumentBytes) {
      first.push(document);
      bytes += calculateObjectSize(document);
    } else rest.push(idKey);
    if (at >= end) break;
  }
  // Given away one by one: a cursor that waits must not keep them.
  for (let next = first.shift(); next; next = first.shift()) yield next;
  const fits = compileFilter(input.filter);
  for (const { document } of read(collection, rest)) if (fits(document)) yield document;
}

function* mapped(documents: Iterable<Fields>, change: (document: Fields) => Fields): Generator<Fields> {
  for (const document of documents) yield change(document);
}

const getMore = defineCommand(
  { getMore: z.number(), collection: name, batchSize: count.optional() },
  (input, context) => ({
    cursor: context.cursors.next(
      input.getMore,
      namespaceOf(context, input.collection),
      input.batchSize === 0 ? undefined : input.batchSize,
    ),
  }),
);

const killCursors = defineCommand(
  { killCursors: name, cursors: z.array(z.number()) },
  (input, { cursors }) => {
    const killed = input.cursors.filter((id) => cursors.close(id));
    const unknown = input.cursors.filter((id) => !killed.includes(id));
    return { cursorsKilled: killed, cursorsNotFound: unknown, cursorsAlive: [], cursorsUnknown: [] };
  },
);

const aggregate = defineCommand(
  {
    aggregate: name,
    pipeline: z.array(fields),
    cursor: z.strictObject({ batchSize: count.optional() }),
    allowDiskUse: z.boolean().optional(),
  },
  (input, context) => {
    const namespace = namespaceOf(context, input.aggregate);
    const run = compilePipeline(input.pipeline);
    // A $match in front is the filter of the search, and so may use an index.
    const filter = input.pipeline[0]?.['$match'] as Fields | undefined;
    const found = search(context.store.find(namespace), filter ?? {});
    const results = [...run(documentsOf(found))];
    return { cursor: context.cursors.open(namespace, results, input.cursor.batchSize) };
  },
);

function* documentsOf(found: Iterable<Found>): Generator<Fields> {
  for (const { document } of found) yield document;
}

const countCommand = defineCommand(
  { count: name, query: fields.default({}), skip: count.default(0), limit: count.default(0) },
  (input, context) => {
    const collection = context.store.find(namespaceOf(context, input.count));
    const isAll = Object.keys(input.query).length === 0;
    const all = isAll ? (collection?.count ?? 0) : [...keysOf(search(collection, input.query))].length;
    const rest = Math.max(0, all - input.skip);
    return { n: input.limit === 0 ? rest : Math.min(rest, input.limit) };
  },
);

function* keysOf(found: Iterable<Found>): Generator<Buffer> {
  for (const { idKey } of found) yield idKey;
}

const distinct = defineCommand(
  { distinct: name, key: z.string(), query: fields.default({}) },
  (input, context) => {
    if (input.key === '') throw badValue('distinct needs a key');
    const values = new Map<string, unknown>();
    for (const { document } of search(context.store.find(namespaceOf(context, input.distinct)), input.query))
      for (const value of valuesAt(document, input.key).flat())
        if (value !== undefined) values.set(toKey(value).toString('latin1'), value);
    if (values.size > 100_000) throw new CommandFailure(17217, 'Location17217', 'distinct too big');
    return { values: [...values.values()] };
  },
);

export const readCommands: Readonly<Record<string, Command>> = {
  find,
  getMore,
  killCursors,
  aggregate,
  count: countCommand,
  distinct,
};
