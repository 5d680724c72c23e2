/** At which alignments base64 can meet a word that begins anywhere. */
const offsets = [0, 1, 2];

/**
 * The bytes by which a word would stand in a file or an answer: as text, in UTF-16 of either order, in base64 and
 * base64url at each alignment, and in hexadecimal digits.
 */
export function formsOf(word: string): Buffer[] {
  const utf16 = Buffer.from(word, 'utf16le');
  const inBase64 = offsets.map((offset) => insideBase64(word, offset));
  const texts = [
    word,
    ...inBase64,
    ...inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    Buffer.from(word).toString('hex'),
  ];
  return [...new Set(texts)].map((text) => Buffer.from(text)).concat(utf16, Buffer.from(utf16).swap16());
}

/** Whether a word stands in some bytes, in any of its forms. */
export const holds = (bytes: Buffer, forms: readonly Buffer[]): boolean =>
  forms.some((form) => bytes.includes(form));

/** The characters of base64 that follow from the word alone, when it begins `offset` bytes after a group of three. */
function insideBase64(word: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(word)]);
  const first = Math.ceil((offset * 8) / 6);
  return bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6));
}
