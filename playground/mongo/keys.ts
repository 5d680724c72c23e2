import { Binary, ObjectId } from 'bson';
import { notSupported } from './failure.ts';
import { isFields } from './fields.ts';

/**
 * Bytes whose order is MongoDB's order of the values; equal bytes mean equal values, the first byte is the type, and
 * no key is the beginning of another. @throws CommandFailure for types that have no order here, such as Decimal128
 */
export function toKey(value: unknown): Buffer {
  if (value === null || value === undefined) return Buffer.of(0x05);
  if (typeof value === 'number') return typed(0x10, number(value));
  if (typeof value === 'string') return typed(0x20, text(value));
  if (isFields(value)) return typed(0x30, ...Object.entries(value).map(member), Buffer.of(0));
  if (Array.isArray(value)) return typed(0x40, ...value.map(toKey), Buffer.of(0));
  if (value instanceof Binary)
    return typed(0x50, number(value.length()), Buffer.of(value.sub_type), value.value());
  if (value instanceof ObjectId) return typed(0x60, value.id);
  if (typeof value === 'boolean') return typed(0x70, Buffer.of(value ? 1 : 0));
  if (value instanceof Date) return typed(0x80, number(value.getTime()));
  throw notSupported(`comparing values of type ${value.constructor.name}`);
}

const typed = (type: number, ...parts: Uint8Array[]): Buffer => Buffer.concat([Buffer.of(type), ...parts]);

/** MongoDB compares a member's type before its name, and its name before its value. */
function member([name, value]: [string, unknown]): Buffer {
  const key = toKey(value);
  return Buffer.concat([key.subarray(0, 1), text(name), key]);
}

/** UTF-8, ended by 00 01; behind a zero inside stands U+10FFFF, so that it sorts behind the end. */
const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from(value.replaceAll('\0', '\0\u{10FFFF}')), Buffer.of(0, 1)]);

/** The double's bits, turned so that they rise with the number; NaN is the lowest. */
function number(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  if (Number.isNaN(value)) return bytes;
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  const bits = bytes.readBigUInt64BE();
  bytes.writeBigUInt64BE(value < 0 ? bits ^ 0xffff_ffff_ffff_ffffn : bits ^ (1n << 63n));
  return bytes;
}
