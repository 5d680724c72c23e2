import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineRecord, plain } from '../../../core/store/record.ts';

const notes = defineRecord({
  collection: 'notes',
  purpose: 'a note of the tests',
  owner: 'account',
  ownerField: 'account',
  plain: {
    account: plain(z.string(), 'owner'),
    count: plain(z.number(), 'how often it was read'),
    at: plain(z.date().nullable(), 'when it was read'),
  },
  sealed: z.object({ text: z.string() }),
  indexes: [],
  exported: 'all of it',
  erased: { how: 'deleted' },
  retention: 'until deleted',
});

const row = { _id: 'note_1', account: 'account_1', count: 1, at: null };
const sealed = { key: 'key_1', version: 1, blob: Buffer.from('sealed') };

test('a document that is as declared is read as it is, with its sealed part or without', () => {
  expect(notes.parseRow(row)).toEqual(row);
  expect(notes.parseRow({ ...row, sealed })).toEqual({ ...row, sealed });
});

test.each(Object.keys(row))('a document without %s is refused', (field) => {
  const document = Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));
  expect(() => notes.parseRow(document)).toThrow(field);
});

test.each([
  ['an unknown field', { ...row, text: 'in the clear' }],
  ['a field of the wrong type', { ...row, count: '1' }],
  ['a sealed part without its key', { ...row, sealed: { ...sealed, key: undefined } }],
  ['a sealed part of an unknown version', { ...row, sealed: { ...sealed, version: 2 } }],
  ['a sealed part that is no ciphertext', { ...row, sealed: { text: 'in the clear' } }],
  ['an _id that is no string', { ...row, _id: 1 }],
])('a document with %s is refused', (_what, document) => {
  expect(() => notes.parseRow(document)).toThrow(z.ZodError);
});

test('a field that a newer program has added is not read', () => {
  expect(notes.readRow({ ...row, later: 1 })).toEqual(row);
  expect(() => notes.readRow({ ...row, count: '1', later: 1 })).toThrow(z.ZodError);
});
