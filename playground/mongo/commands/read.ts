import { z } from 'zod';
import type { Found } from '../collection.ts';
import { notSupported } from '../failure.ts';
import { type Fields, fields, isFields } from '../fields.ts';
import { search } from '../search.ts';
import { type Command, defineCommand } from './command.ts';

const batchSize = z.number().optional();
const selection = {
  filter: fields.default({}),
  sort: fields.default({}),
  limit: z.number().int().default(0),
};

const find = defineCommand(
  { ...selection, batchSize, singleBatch: z.boolean().optional() },
  ({ batchSize, filter, limit, singleBatch, sort }, { cursors, store }, namespace) => {
    const results = documents(search(store.find(namespace), filter, sort), Math.abs(limit));
    // A negative limit is the old way to ask for a single batch.
    return { cursor: cursors.open(namespace, results, batchSize, singleBatch ?? limit < 0) };
  },
);

/** A limit of 0 is none. */
function* documents(found: Iterable<Found>, limit = 0): Generator<Fields> {
  let count = 0;
  for (const { document } of found) {
    yield document;
    if (++count === limit) return;
  }
}

const getMore = defineCommand({ collection: z.string(), batchSize }, (input, { cursors }, namespace) => {
  const [database = '', id] = namespace.split('.');
  return { cursor: cursors.next(Number(id), `${database}.${input.collection}`, input.batchSize) };
});

const killCursors = defineCommand({ cursors: z.array(z.number()) }, (input, { cursors }) => ({
  cursorsKilled: input.cursors.filter((id) => cursors.close(id)),
}));

const aggregateShape = { pipeline: z.array(fields), cursor: z.unknown() };
/** What `countDocuments` sends behind its $match; nothing else is aggregated here. */
const counting = JSON.stringify([{ $group: { _id: 1, n: { $sum: 1 } } }]);

const aggregate = defineCommand(aggregateShape, ({ pipeline }, { cursors, store }, namespace) => {
  const [{ $match: filter, ...others } = {}, ...rest] = pipeline;
  if (!isFields(filter) || Object.keys(others).length > 0 || JSON.stringify(rest) !== counting)
    throw notSupported(`an aggregation other than countDocuments: ${JSON.stringify(pipeline)}`);
  const found = search(store.find(namespace), filter)[Symbol.iterator]();
  let n = 0;
  while (!found.next().done) n += 1;
  return { cursor: cursors.open(namespace, n > 0 ? [{ _id: 1, n }] : []) };
});

export const readCommands: Readonly<Record<string, Command>> = { find, getMore, killCursors, aggregate };
