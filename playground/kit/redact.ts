/**
 * Makes a function that replaces every secret by a word of the same length: as it is, URL-encoded, escaped in JSON, and
 * inside base64 and base64url, where it may begin at any of three places.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = [...new Set(secrets.filter((secret) => secret !== '').flatMap(formsOf))].sort(
    (a, b) => b.length - a.length,
  );
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp(forms.map(escape).join('|'), 'g');
  return (text) => text.replace(pattern, ({ length }) => 'redacted'.repeat(length).slice(0, length));
}

function formsOf(secret: string): string[] {
  const encoded = [0, 1, 2].map((offset) => insideBase64(secret, offset)).filter((form) => form.length >= 8);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    ...encoded,
    ...encoded.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** The characters of base64 that depend on the secret alone, when it begins `offset` bytes after a group of three. */
function insideBase64(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const start = Math.ceil((offset * 8) / 6);
  return bytes.toString('base64').slice(start, Math.floor((bytes.length * 8) / 6));
}

const escape = (text: string): string => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&');
