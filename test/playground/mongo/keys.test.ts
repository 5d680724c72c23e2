import { Binary } from 'bson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toKey } from '../../../playground/mongo/keys.ts';

const sign = (order: number): number => Math.sign(order);
const compareValues = (left: unknown, right: unknown): number => Buffer.compare(toKey(left), toKey(right));

test('numbers sort as numbers', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (left, right) => {
      expect(sign(compareValues(left, right))).toBe(left < right ? -1 : left > right ? 1 : 0);
    }),
  );
});

test('text sorts by its UTF-8 bytes, and never runs into what follows', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\0', '\u0001', 'é', '\u{10FFFF}') });
  fc.assert(
    fc.property(text, text, text, (left, right, next) => {
      const expected = Buffer.compare(Buffer.from(left), Buffer.from(right));
      expect(sign(compareValues(left, right))).toBe(expected);
      expect(sign(compareValues([left, next], [right, next]))).toBe(expected);
    }),
  );
});

test('binary values sort by length, then by bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 4 });
  fc.assert(
    fc.property(bytes, bytes, (left, right) => {
      const expected =
        left.length === right.length ? Buffer.compare(left, right) : sign(left.length - right.length);
      expect(sign(compareValues(new Binary(left), new Binary(right)))).toBe(expected);
    }),
  );
});

test('types have one order', () => {
  const ordered = [
    null,
    Number.NaN,
    -1,
    'a',
    { a: 1 },
    [1],
    new Binary(Buffer.of(1)),
    false,
    true,
    new Date(0),
  ];
  const keys = ordered.map(toKey);
  expect(keys.toSorted((left, right) => Buffer.compare(left, right))).toEqual(keys);
});
