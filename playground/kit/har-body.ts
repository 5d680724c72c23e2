/**
 * A body as HAR holds it: text as it is, anything else in base64 with its `encoding`.
 * Secrets go before the encoding, so that none hides in it.
 */
export function textOf(
  body: Buffer,
  contentType: string | undefined,
  redact: (text: string) => string,
): { text: string; encoding?: 'base64' } {
  if (body.length === 0 || isText(contentType)) return { text: redact(body.toString()) };
  // latin1 keeps every byte as one character.
  const clean = Buffer.from(redact(body.toString('latin1')), 'latin1');
  return { text: clean.toString('base64'), encoding: 'base64' };
}

const isText = (contentType = 'text/plain'): boolean =>
  /^text\/|json|xml|javascript|x-www-form-urlencoded/.test(contentType);

/** The part `payload_json` of a multipart body, in which Discord's clients send everything but the files. */
export function payloadJson(body: Buffer, contentType: string): string | undefined {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const parts = body.toString('latin1').split(`--${boundary}`);
  for (const part of parts) {
    const end = part.indexOf('\r\n\r\n');
    if (!/name="payload_json"/.test(part.slice(0, end))) continue;
    return Buffer.from(part.slice(end + 4, -2), 'latin1').toString();
  }
  return undefined;
}
