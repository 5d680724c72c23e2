import { createHash } from 'node:crypto';
import { Binary, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { notSupported } from './failure.ts';
import { type Fields, isFields } from './fields.ts';

/** The order of types, after MongoDB's comparison order; the first byte of every key. */
export const rank = {
  minKey: 0x01,
  emptyArray: 0x04,
  null: 0x05,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  binary: 0x50,
  objectId: 0x60,
  boolean: 0x70,
  date: 0x80,
  timestamp: 0x90,
  regex: 0xa0,
  maxKey: 0xf0,
} as const;

/** @throws CommandFailure for types that have no order here, such as Decimal128 */
export function rankOf(value: unknown): number {
  if (value === null || value === undefined) return rank.null;
  if (typeof value === 'number' || typeof value === 'bigint') return rank.number;
  if (typeof value === 'string') return rank.string;
  if (typeof value === 'boolean') return rank.boolean;
  if (Array.isArray(value)) return rank.array;
  if (value instanceof Timestamp) return rank.timestamp;
  if (value instanceof Long) return rank.number;
  if (value instanceof Date) return rank.date;
  if (value instanceof ObjectId) return rank.objectId;
  if (value instanceof Binary) return rank.binary;
  if (value instanceof RegExp) return rank.regex;
  if (value instanceof MinKey) return rank.minKey;
  if (value instanceof MaxKey) return rank.maxKey;
  if (isFields(value)) return rank.object;
  throw notSupported(`comparing values of type ${value.constructor.name}`);
}

/** Bytes whose order is MongoDB's order of the values; equal bytes mean equal values. No key is a prefix of another. */
export function toKey(value: unknown): Buffer {
  const parts: Buffer[] = [];
  append(value, parts);
  return Buffer.concat(parts);
}

export const compareValues = (left: unknown, right: unknown): number =>
  Buffer.compare(toKey(left), toKey(right));

export const equalValues = (left: unknown, right: unknown): boolean => compareValues(left, right) === 0;

function append(value: unknown, parts: Buffer[]): void {
  parts.push(Buffer.of(rankOf(value)));
  if (typeof value === 'string') parts.push(text(value));
  else if (typeof value === 'boolean') parts.push(Buffer.of(value ? 1 : 0));
  else if (value instanceof Timestamp) parts.push(unsigned(value.toBigInt()));
  else if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Long)
    parts.push(number(value));
  else if (value instanceof Date) parts.push(unsigned(BigInt(value.getTime()) + (1n << 63n)));
  else if (value instanceof ObjectId) parts.push(Buffer.from(value.id));
  else if (value instanceof Binary) parts.push(binary(value));
  else if (value instanceof RegExp) parts.push(text(value.source), text(value.flags));
  else if (Array.isArray(value)) appendArray(value, parts);
  else if (isFields(value)) appendObject(value, parts);
}

function appendArray(values: readonly unknown[], parts: Buffer[]): void {
  for (const value of values) append(value, parts);
  parts.push(Buffer.of(0));
}

/** MongoDB compares a field's type before its name, and its name before its value. */
function appendObject(fields: Fields, parts: Buffer[]): void {
  for (const [name, value] of Object.entries(fields)) {
    parts.push(Buffer.of(rankOf(value)), text(name));
    append(value, parts);
  }
  parts.push(Buffer.of(0));
}

/** UTF-8, ended by 00 01; behind a zero inside stands U+10FFFF, so that it sorts behind the end. */
function text(value: string): Buffer {
  const bytes = value.includes('\0') ? value.replaceAll('\0', '\0\u{10FFFF}') : value;
  return Buffer.concat([Buffer.from(bytes), Buffer.of(0, 1)]);
}

/** The nearest double, then what a 64-bit integer differs from it: doubles and integers share one exact order. */
function number(value: number | bigint | Long): Buffer {
  const bytes = Buffer.alloc(10);
  if (Number.isNaN(value)) return bytes;
  const exact = value instanceof Long ? value.toBigInt() : value;
  const nearest = Number(exact);
  bytes.writeDoubleBE(nearest === 0 ? 0 : nearest);
  // A negative double's bits fall as it grows: all are turned; a positive one needs its sign bit only.
  const bits = bytes.readBigUInt64BE();
  bytes.writeBigUInt64BE(nearest < 0 ? bits ^ 0xffff_ffff_ffff_ffffn : bits ^ (1n << 63n));
  const difference = typeof exact === 'bigint' ? Number(exact - BigInt(nearest)) : 0;
  bytes.writeUInt16BE(0x8000 + difference, 8);
  return bytes;
}

function binary(value: Binary): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(value.length());
  head.writeUInt8(value.sub_type, 4);
  return Buffer.concat([head, value.value()]);
}

function unsigned(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

// lmdb takes keys of 1,978 bytes: an index entry holds two of these and nine bytes of its own.
const maxKeyBytes = 900;
const hashBytes = 32;

export const isCut = (key: Buffer): boolean => key.length > maxKeyBytes;

/** A key that lmdb can hold: a longer one keeps its beginning, and a hash keeps it distinct. */
export const fit = (key: Buffer): Buffer =>
  isCut(key) ? Buffer.concat([beginningOf(key), createHash('sha256').update(key).digest()]) : key;

/** The lowest stored key that can stand for `key` or anything that begins with it. */
export const beginningOf = (key: Buffer): Buffer => key.subarray(0, maxKeyBytes - hashBytes);

/** Above every stored key that can stand for `key` or anything that begins with it. */
export const endOf = (key: Buffer): Buffer =>
  Buffer.concat([beginningOf(key), Buffer.alloc(hashBytes + 1, 0xff)]);
