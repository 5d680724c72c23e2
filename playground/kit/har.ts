import { STATUS_CODES } from 'node:http';
import type { Exchange, Frame, Journal } from './journal.ts';
import { payloadJson, textOf } from './har-body.ts';
import { redactor } from './redact.ts';

/**
 * The journal as a HAR 1.2 log (http://www.softwareishard.com/blog/har-12-spec/): one entry per exchange in the order of
 * their beginning, then one per socket with its frames as `_webSocketMessages`, the way Chrome writes them.
 * An entry's `comment` is the stand-in's name. Of a multipart request only the part `payload_json` is kept.
 * @param secrets words that must not leave the process; each is replaced by as many letters wherever it stands, in
 *   addresses, headers and bodies, URL-encoded and in base64 too
 */
export function toHar(journal: Journal, secrets: readonly string[]): object {
  const redact = redactor(secrets);
  const exchanges = journal.exchanges
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
    .map((exchange) => toEntry(exchange, redact));
  return {
    log: {
      version: '1.2',
      creator: { name: 'persona playground', version: '1' },
      pages: [],
      entries: [
        ...exchanges,
        ...groupBySocket(journal.frames).map((frames) => toSocketEntry(frames, redact)),
      ],
    },
  };
}

type Redact = (text: string) => string;

function toEntry({ standIn, startedAt, milliseconds, request, response }: Exchange, redact: Redact) {
  return {
    comment: standIn,
    startedDateTime: startedAt.toISOString(),
    time: milliseconds,
    request: {
      ...requestLine(request.method, redact(request.url)),
      headers: toPairs(request.headers, redact),
      bodySize: request.body.length,
      ...(request.body.length > 0 ? { postData: toPostData(request, redact) } : {}),
    },
    response: {
      ...responseLine(response.status),
      headers: toPairs(response.headers, redact),
      content: {
        size: response.body.length,
        mimeType: response.headers['content-type'] ?? '',
        ...textOf(response.body, response.headers['content-type'], redact),
      },
      bodySize: response.body.length,
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
  };
}

function toPostData({ headers, body }: Exchange['request'], redact: Redact) {
  const mimeType = headers['content-type'] ?? '';
  if (!mimeType.startsWith('multipart/form-data')) return { mimeType, ...textOf(body, mimeType, redact) };
  return { mimeType: 'application/json', text: redact(payloadJson(body, mimeType) ?? '') };
}

function groupBySocket(frames: readonly Frame[]): Frame[][] {
  const sockets = new Map<string, Frame[]>();
  for (const frame of frames) {
    const key = `${frame.standIn} ${frame.socket}`;
    sockets.set(key, [...(sockets.get(key) ?? []), frame]);
  }
  return [...sockets.values()];
}

function toSocketEntry(frames: readonly Frame[], redact: Redact) {
  const first = frames[0];
  const last = frames.at(-1);
  const milliseconds = (last?.at.getTime() ?? 0) - (first?.at.getTime() ?? 0);
  return {
    comment: first?.standIn,
    startedDateTime: first?.at.toISOString(),
    time: milliseconds,
    request: { ...requestLine('GET', redact(first?.url ?? '')), headers: [], bodySize: 0 },
    response: { ...responseLine(101), headers: [], content: { size: 0, mimeType: '' }, bodySize: 0 },
    cache: {},
    timings: { send: 0, wait: 0, receive: milliseconds },
    _resourceType: 'websocket',
    _webSocketMessages: frames.map(({ type, at, data }) => ({
      type,
      time: at.getTime() / 1000,
      opcode: 1,
      data: redact(data),
    })),
  };
}

const requestLine = (method: string, url: string) => ({
  method,
  url,
  httpVersion: 'HTTP/1.1',
  cookies: [],
  queryString: toPairs(
    URL.canParse(url) ? Object.fromEntries(new URL(url).searchParams) : {},
    (value) => value,
  ),
  headersSize: -1,
});

const responseLine = (status: number) => ({
  status,
  statusText: STATUS_CODES[status] ?? '',
  httpVersion: 'HTTP/1.1',
  cookies: [],
  redirectURL: '',
  headersSize: -1,
});

const toPairs = (record: Readonly<Record<string, string>>, redact: Redact) =>
  Object.entries(record).map(([name, value]) => ({ name, value: redact(value) }));
