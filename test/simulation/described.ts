import { z } from 'zod';

const fields = z.record(z.string(), z.unknown()).default({});
const update = z.looseObject({ $set: fields, $unset: fields, $inc: fields });
const nothing = { $set: {}, $unset: {}, $inc: {} };

const shape = z.looseObject({
  query: fields,
  filter: fields,
  update: z.unknown().optional(),
  updates: z.array(z.looseObject({ q: fields, u: update })).default([]),
  deletes: z.array(z.looseObject({ q: fields })).default([]),
  documents: z.array(fields).default([]),
});

/** What a command to the store reads or changes. */
export interface StoreCommand {
  readonly verb: 'reads' | 'inserts' | 'changes' | 'removes';
  readonly collection: string;
  /** Which documents. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly set: Readonly<Record<string, unknown>>;
  readonly unset: Readonly<Record<string, unknown>>;
  readonly inc: Readonly<Record<string, unknown>>;
}

const verbs: Readonly<Record<string, StoreCommand['verb']>> = {
  find: 'reads',
  aggregate: 'reads',
  insert: 'inserts',
  findAndModify: 'changes',
  update: 'changes',
  delete: 'removes',
};

/** Reads a command of the driver; undefined for one that touches no document. */
export function readCommand(name: string, collection: string, document: unknown): StoreCommand | undefined {
  const verb = verbs[name];
  if (!verb) return undefined;
  const read = shape.parse(document);
  const changed = read.updates[0]?.u ?? update.safeParse(read.update).data ?? nothing;
  const target = name === 'findAndModify' ? read.query : (read.updates[0]?.q ?? read.deletes[0]?.q);
  const set = verb === 'inserts' ? (read.documents[0] ?? {}) : changed.$set;
  return {
    verb,
    collection,
    filter: target ?? read.filter,
    set,
    unset: changed.$unset,
    inc: changed.$inc,
  };
}

/** The command as a line of the trace: which collection and document, and what it becomes. */
export function describe(command: StoreCommand, nameOf: (id: string) => string): string {
  const { collection, filter, set, unset, inc, verb } = command;
  const which = [filter['_id'] ?? set['_id'], filter['run'], filter['character']].find(
    (id) => typeof id === 'string',
  );
  const said = [
    ...Object.entries(set),
    ...Object.entries(inc).map(([name, by]) => [`${name} +`, by] as const),
  ]
    .filter(([name, value]) => name !== '_id' && (verb !== 'inserts' || name === 'state') && isPlain(value))
    .map(([name, value]) => `${name}=${String(value)}`);
  const gone = Object.keys(unset).map((name) => `without ${name}`);
  const where = typeof which === 'string' ? ` ${nameOf(which)}` : '';
  return nameOf([`${verb} ${collection}${where}`, ...said, ...gone].join(', '));
}

const isPlain = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
