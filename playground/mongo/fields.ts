import { deserialize, serialize } from 'bson';
import { z } from 'zod';
import { CommandFailure, notSupported } from './failure.ts';

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

export const fields = z.custom<Fields>(isFields, 'must be a document');

/** Whether a value is `{ $operator: … }`; a document that mixes operators and fields is judged by its first. */
export const isOperators = (value: unknown): value is Fields =>
  isFields(value) && (Object.keys(value)[0]?.startsWith('$') ?? false);

export const fromBytes = (bytes: Uint8Array): Fields => deserialize(bytes);

/** A document's bytes as they are stored. @throws CommandFailure above 16 MiB */
export function toBytes(document: Fields): Buffer {
  const bytes = Buffer.from(serialize(document));
  if (bytes.length <= maxDocumentBytes) return bytes;
  throw new CommandFailure(10334, 'BSONObjectTooLarge', `a document may have ${maxDocumentBytes} bytes`);
}

const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** What a dotted path leads to, `undefined` where it leads nowhere. @throws CommandFailure for a way through an array */
export function valueAt(document: Fields, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => {
    if (Array.isArray(value)) throw notSupported(`a path through an array: ${path}`);
    return isFields(value) ? own(value, part) : undefined;
  }, document);
}

/**
 * The document that holds the last part of an update's path, and that part; undefined where it is not there and must
 * not be made. @throws CommandFailure where the way leads through a value that is no document
 */
export function placeAt(document: Fields, path: string, make: boolean): [Fields, string] | undefined {
  const parts = path.split('.');
  if (parts.includes('')) throw new CommandFailure(56, 'EmptyFieldName', `'${path}' has an empty field name`);
  if (parts.some((part) => /^\$|^__proto__$/.test(part))) throw notSupported(`the positional path ${path}`);
  const last = parts.pop() ?? '';
  let holder: unknown = document;
  for (const part of parts) {
    if (!isFields(holder)) break;
    if (make && own(holder, part) === undefined) holder[part] = {};
    holder = own(holder, part);
  }
  if (isFields(holder)) return [holder, last];
  if (Array.isArray(holder)) throw notSupported(`a path through an array: ${path}`);
  if (!make) return undefined;
  throw new CommandFailure(28, 'PathNotViable', `Cannot create field '${last}' of '${path}' in a value`);
}
