import { CommandFailure, notSupported } from './failure.ts';
import type { Fields } from './fields.ts';
import { fit, isCut, toKey } from './keys.ts';
import { compileFilter } from './match.ts';
import { valuesAt, withElements } from './paths.ts';

/** An index as the catalogue keeps it. `_id_` has id 0: its entries are the documents themselves. */
export interface IndexDefinition {
  readonly id: number;
  readonly name: string;
  readonly key: Readonly<Record<string, number>>;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: Fields;
  readonly expireAfterSeconds?: number;
  /** Some document has several entries, or a key that was cut: the order of entries is not that of documents. */
  unordered: boolean;
}

/** What an index keeps of a document: whole keys, and whether they bring disorder. */
export interface Entries {
  readonly keys: readonly Buffer[];
  readonly unordered: boolean;
}

const none: Entries = { keys: [], unordered: false };

/** One entry per document, and one more per element of an array; none where sparse or partial leave it out. */
export function entriesOf(index: IndexDefinition, document: Fields): Entries {
  const { partialFilterExpression: partial } = index;
  if (partial && !compileFilter(partial)(document)) return none;
  const found = Object.keys(index.key).map((path) => valuesAt(document, path));
  if (index.sparse && found.every((values) => values.every((value) => value === undefined))) return none;
  const fields = found.map((values) => distinctKeys(values));
  const several = fields.filter((keys) => keys.length > 1).length;
  if (several > 1) throw notSupported(`an index over several values in two fields: ${index.name}`);
  const keys = fields.reduce<Buffer[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => Buffer.concat([head, tail]))),
    [Buffer.alloc(0)],
  );
  const hasArray = found.some((values) => values.length !== 1 || Array.isArray(values[0]));
  return { keys: keys.map(fit), unordered: hasArray || keys.some(isCut) };
}

function distinctKeys(values: readonly unknown[]): Buffer[] {
  const all = withElements(values.length === 0 ? [undefined] : values).map(toKey);
  return [...new Map(all.map((key) => [key.toString('latin1'), key])).values()];
}

/** MongoDB's E11000, with `keyPattern` and `keyValue` as drivers read them. */
export function duplicateKey(namespace: string, index: IndexDefinition, document: Fields): CommandFailure {
  const keyValue = Object.fromEntries(
    Object.keys(index.key).map((path) => [path, valuesAt(document, path)[0] ?? null]),
  );
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return new CommandFailure(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.key, keyValue },
  );
}
