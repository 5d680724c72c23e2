/**
 * How a word may lie in bytes: as UTF-8, in UTF-16 of either order, in base64 at any of three places, in hexadecimal, in
 * JSON's escapes.
 */
export function writtenForms(word: string): Buffer[] {
  const little = Buffer.from(word, 'utf16le');
  const texts = [Buffer.from(word), little, Buffer.from(little).swap16()];
  const encoded = texts.flatMap((bytes) => [0, 1, 2].map((offset) => insideBase64(bytes, offset)));
  const url = encoded.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  // As JSON may escape it, and as hexadecimal.
  const escaped = word.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const written = [...encoded, ...url, texts[0]?.toString('hex') ?? '', escaped];
  return [...texts, ...written.map((form) => Buffer.from(form))];
}

/** Whether a word stands in some bytes, in any of its forms. */
export const holds = (bytes: Buffer, forms: readonly Buffer[]): boolean =>
  forms.some((form) => bytes.includes(form));

/** The same for a word that is looked for once. */
export const holdsWord = (bytes: Buffer, word: string): boolean => holds(bytes, writtenForms(word));

/** The characters of base64 that depend on these bytes alone, when they begin so many bytes after a group of three. */
function insideBase64(bytes: Buffer, offset: number): string {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
  return padded.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6));
}
