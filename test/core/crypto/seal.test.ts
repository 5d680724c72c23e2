import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { open, seal } from '../../../core/crypto/seal.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const texts = fc.uint8Array({ maxLength: 200 });

test('what was sealed opens under the same key and associated data, 28 bytes shorter', () => {
  fc.assert(
    fc.property(keys, texts, fc.string(), (key, text, associated) => {
      const sealed = seal(key, text, associated);
      expect(sealed.length).toBe(text.length + 28);
      expect(open(key, sealed, associated)).toEqual(Buffer.from(text));
    }),
  );
});

test('no other key and no other associated data opens it', () => {
  fc.assert(
    fc.property(keys, keys, fc.string(), fc.string(), (key, other, associated, another) => {
      fc.pre(!key.equals(other) && associated !== another);
      const sealed = seal(key, Buffer.from('text'), associated);
      expect(() => open(other, sealed, associated)).toThrow();
      expect(() => open(key, sealed, another)).toThrow();
    }),
  );
});

test('a single flipped bit anywhere is noticed: in the IV, in the tag, in the text', () => {
  const key = randomBytes(32);
  const sealed = seal(key, Buffer.from('a clockmaker'), 'runs|1');
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(() => open(key, changed, 'runs|1'), `bit ${bit}`).toThrow();
  }
});

test('it is noticed when something is cut off or added', () => {
  const key = randomBytes(32);
  const sealed = seal(key, Buffer.from('a clockmaker'), 'runs|1');
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => open(key, sealed.subarray(0, length), 'runs|1'), `${length} bytes`).toThrow();
  }
  expect(() => open(key, Buffer.concat([sealed, Buffer.from([0])]), 'runs|1')).toThrow();
});

test('a tag of four bytes is refused, even the right one', () => {
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 4 });
  cipher.setAAD(Buffer.from('runs|1'));
  cipher.final();
  expect(() => open(key, Buffer.concat([iv, cipher.getAuthTag()]), 'runs|1')).toThrow(/tag/i);
});

test('sealing the same twice never gives the same', () => {
  const key = randomBytes(32);
  const sealed = Array.from({ length: 500 }, () => seal(key, Buffer.from('text'), '').toString('hex'));
  expect(new Set(sealed.map((hex) => hex.slice(0, 24))).size).toBe(500);
  expect(new Set(sealed.map((hex) => hex.slice(24))).size).toBe(500);
});
