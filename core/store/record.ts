import { z } from 'zod';
import type { SealedPart } from './sealed-part.ts';
import { sealedPart } from './sealed-part.ts';

/** A field that stands in the clear, with the reason why it may. */
export interface PlainField<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly reason: string;
}

export const plain = <Schema extends z.ZodType>(schema: Schema, reason: string): PlainField<Schema> => ({
  schema,
  reason,
});

/** Whose data a record is, and so whose key seals it. */
export type OwnerKind = 'account' | 'place' | 'erasure' | 'installation';

export interface Index {
  readonly keys: Readonly<Record<string, 1 | -1>>;
  readonly unique?: true;
  readonly sparse?: true;
  readonly partialFilterExpression?: Readonly<Record<string, unknown>>;
  /** The record goes this many seconds after the moment in the (single) key field. */
  readonly expireAfterSeconds?: number;
}

type PlainShape<Plain extends Record<string, PlainField>> = { [Name in keyof Plain]: Plain[Name]['schema'] };

/** A record as it lies in the store: `_id`, the plain fields, and the sealed part unopened. */
export type RowOf<Plain extends Record<string, PlainField>> = { _id: string } & z.output<
  z.ZodObject<PlainShape<Plain>>
> & {
    sealed?: SealedPart | undefined;
  };

/** What a collection must say of itself. Export, erasure, retention and `docs/data.md` walk these. */
export interface RecordDefinition<Plain extends Record<string, PlainField>, Secret extends z.ZodObject> {
  readonly collection: string;
  /** In one sentence: what a document of it is. */
  readonly purpose: string;
  readonly owner: OwnerKind;
  /** The plain field that holds the owner's id; `_id` where the record is the owner. */
  readonly ownerField: string;
  readonly plain: Plain;
  /** Every personal value; none: nothing personal is kept. */
  readonly sealed?: Secret;
  readonly indexes: readonly Index[];
  /** What `/export` gives of it. */
  readonly exported: string;
  /** What erasing the owner does to it. */
  readonly erased:
    | { readonly how: 'deleted' }
    | { readonly how: 'kept'; readonly reason: string; readonly until: string };
  /** How long it stays while its owner stays. */
  readonly retention: string;
}

export interface StoreRecord<Plain extends Record<string, PlainField>, Secret extends z.ZodObject>
  extends RecordDefinition<Plain, Secret> {
  /** Checks a document that is to be written. @throws ZodError if a field is missing, unknown or of the wrong type */
  readonly parseRow: (document: unknown) => RowOf<Plain>;
  /**
   * Reads a document as the store holds it. A field that a newer program has added is left where it is and not read.
   * @throws ZodError if a field is missing or of the wrong type
   */
  readonly readRow: (document: unknown) => RowOf<Plain>;
}

type NoSecret = z.ZodObject<Readonly<Record<string, never>>>;

/** Any record, for code that walks the register. */
export type AnyRecord = StoreRecord<Record<string, PlainField>, z.ZodObject>;

export function defineRecord<Plain extends Record<string, PlainField>, Secret extends z.ZodObject = NoSecret>(
  definition: RecordDefinition<Plain, Secret>,
): StoreRecord<Plain, Secret> {
  const fields = Object.fromEntries(
    Object.entries(definition.plain).map(([name, field]) => [name, field.schema]),
  );
  const row = z.object({ _id: z.string(), ...fields, sealed: sealedPart.optional() });
  const declared = row.strict();
  return {
    ...definition,
    parseRow: (document) => declared.parse(document) as RowOf<Plain>,
    readRow: (document) => row.parse(document) as RowOf<Plain>,
  };
}
