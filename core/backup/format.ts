import { z } from 'zod';
import { Problem } from '../base/problem.ts';

/**
 * A backup is three files, which may be kept apart: what was sealed, the keys that open it, and which keys were shredded.
 * Each is gzip over BSON documents one behind the other: a header, an entry per document, the counts, and last an
 * HMAC-SHA-256 of everything before it under a key derived from a master key.
 */
export const parts = ['data', 'keys', 'ledger'] as const;
export type Part = (typeof parts)[number];

export const formatVersion = 1;

/** What the key of the HMAC is derived for. */
export const purpose = 'backup';

export const headerShape = z.object({
  format: z.literal('persona backup'),
  version: z.number(),
  part: z.enum(parts),
  /** Which files belong together: begins with the moment, so that names sort by age. */
  backup: z.string(),
  createdAt: z.date(),
  /** The schema of the store that it was taken from; 0: from before there were versions. */
  schema: z.number(),
  /** The master key that the HMAC's key is derived from. */
  masterVersion: z.number(),
});
export type Header = z.output<typeof headerShape>;

/** How many documents of each collection. */
export type Counts = Readonly<Record<string, number>>;

export const countsShape = z.strictObject({ counts: z.record(z.string(), z.number()) });
export const closingShape = z.strictObject({ hmac: z.instanceof(Buffer) });
export const entryShape = z.strictObject({
  collection: z.string(),
  document: z.looseObject({ _id: z.string() }),
});
export type Entry = z.output<typeof entryShape>;

/** The bytes of a document in front of which its own length stands: MongoDB's 16 MiB and what an entry adds. */
export const mostBytes = 17 * 2 ** 20;

/** A file that cannot be used, in one line. */
export const unusable = (path: string, why: string, cause?: unknown): Problem =>
  new Problem('configuration', { lines: [`${path}: ${why}`] }, cause);
