import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** An endpoint's answer. A string or Buffer goes out as it is, an async iterable chunk by chunk, anything else as JSON. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Breaks the connection after the body instead of ending the answer: what a client sees when a server dies. */
  readonly broken?: boolean;
}

/**
 * Sends the answer and gives the bytes that were sent.
 * @param cutAfter breaks the connection after this part (0 to 1) of the body
 * @param gone aborted when the client has gone away: the rest of a stream is dropped then
 */
export async function send(
  response: ServerResponse,
  answer: Answer,
  cutAfter: number | undefined,
  gone: AbortSignal,
): Promise<Buffer> {
  const { body, headers = {}, status = 200 } = answer;
  if (isStream(body)) {
    writeHead(response, status, headers);
    response.flushHeaders();
    return sendStream(response, body, cutAfter, answer.broken ?? false, gone);
  }
  // A 204 must not carry a content type: discord.js would try to parse the empty body.
  const bytes = body === undefined ? Buffer.alloc(0) : toBytes(body);
  const type = body === undefined || headers['content-type'] ? {} : { 'content-type': typeOf(body) };
  writeHead(response, status, { ...type, 'content-length': String(bytes.length), ...headers });
  if (cutAfter === undefined) {
    response.end(bytes);
    return bytes;
  }
  const part = bytes.subarray(0, Math.floor(bytes.length * cutAfter));
  response.write(part, () => response.destroy());
  return part;
}

/** Sets each header by itself: those given to `writeHead` at once cannot be read back for the journal. */
function writeHead(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(status);
}

async function sendStream(
  response: ServerResponse,
  body: AsyncIterable<string | Buffer>,
  cutAfter: number | undefined,
  broken: boolean,
  gone: AbortSignal,
): Promise<Buffer> {
  // To cut a stream at a part of its length the whole of it must be known first.
  const parts = cutAfter === undefined ? body : await cutTo(body, cutAfter);
  const sent: Buffer[] = [];
  for await (const chunk of parts) {
    if (gone.aborted) break;
    sent.push(Buffer.from(chunk));
    if (!response.write(chunk)) await drained(response, gone);
  }
  // Without the pause the last chunk would be lost with the connection.
  if (broken || cutAfter !== undefined) setTimeout(() => response.destroy(), 20);
  else response.end();
  return Buffer.concat(sent);
}

async function drained(response: ServerResponse, gone: AbortSignal): Promise<void> {
  try {
    await once(response, 'drain', { signal: gone });
  } catch (error) {
    if (!gone.aborted) throw error;
  }
}

async function cutTo(body: AsyncIterable<string | Buffer>, part: number): Promise<(string | Buffer)[]> {
  const all: (string | Buffer)[] = [];
  for await (const chunk of body) all.push(chunk);
  return all.slice(0, Math.floor(all.length * part));
}

const isStream = (body: unknown): body is AsyncIterable<string | Buffer> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const toBytes = (body: unknown): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

const typeOf = (body: unknown): string =>
  Buffer.isBuffer(body)
    ? 'application/octet-stream'
    : typeof body === 'string'
      ? 'text/plain'
      : 'application/json';
