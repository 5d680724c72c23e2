import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds, writtenForms } from './written-forms.ts';

const word = 'canaryq7x2m9kd';
const forms = writtenForms(word);
const around = fc.string({ maxLength: 40, unit: 'binary' });

test.each([
  ['text', (text: string) => Buffer.from(text)],
  ['base64', (text: string) => Buffer.from(Buffer.from(text).toString('base64'))],
  ['base64url', (text: string) => Buffer.from(Buffer.from(text).toString('base64url'))],
  ['hexadecimal digits', (text: string) => Buffer.from(Buffer.from(text).toString('hex'))],
  ['UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
  ['UTF-16 of the other order', (text: string) => Buffer.from(text, 'utf16le').swap16()],
])('a word is found in %s, wherever it begins', (_name, encode) => {
  fc.assert(
    fc.property(around, around, (before, after) => {
      expect(holds(encode(`${before}${word}${after}`), forms)).toBe(true);
    }),
  );
});

test('a word that is not there is not found', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4_000 }), (bytes) => {
      expect(holds(Buffer.from(bytes), forms)).toBe(false);
    }),
  );
});
