import { deserialize, serialize } from 'bson';
import { CommandFailure } from './failure.ts';

/** A BSON document in memory, its fields in order. */
export type Fields = Record<string, unknown>;

/** A document may have 16 MiB, as in MongoDB. */
export const maxDocumentBytes = 16 * 1024 * 1024;

/** Whether a value is an embedded document, and not an array, a date or one of BSON's own classes. */
export function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether a value is `{ $operator: … }`; a document that mixes operators and fields is judged by its first. */
export const isOperators = (value: unknown): value is Fields =>
  isFields(value) && (Object.keys(value)[0]?.startsWith('$') ?? false);

export const fromBytes = (bytes: Uint8Array): Fields => deserialize(bytes);

/** A document's bytes as they are stored. @throws CommandFailure above 16 MiB */
export function toBytes(document: Fields): Buffer {
  const bytes = Buffer.from(serialize(document));
  if (bytes.length > maxDocumentBytes)
    throw new CommandFailure(10334, 'BSONObjectTooLarge', `a document may have ${maxDocumentBytes} bytes`);
  return bytes;
}
