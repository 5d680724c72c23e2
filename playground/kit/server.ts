import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Fault, Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { findRoute, type Route, toRoute } from './route.ts';

/** A request as an endpoint sees it. */
export interface StandInRequest {
  readonly method: string;
  readonly url: URL;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Aborted when the client goes away before the answer is finished. */
  readonly signal: AbortSignal;
}

/** An endpoint's answer. A string or Buffer goes out as it is, an async iterable chunk by chunk, anything else as JSON. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Endpoint {
  /** `METHOD /path/:parameter`, below the stand-in's base path; `*rest` at the end takes the remaining path. */
  readonly name: string;
  readonly answer: (request: StandInRequest) => Answer | Promise<Answer>;
}

export interface StandInOptions {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  readonly journal: Journal;
  /** What an unknown address is answered with: each vendor has its own shape. */
  readonly notFound: (request: StandInRequest) => Answer;
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** 0 takes any free port. */
  readonly port?: number;
}

/** A running stand-in on 127.0.0.1. */
export interface StandInServer extends AsyncDisposable {
  readonly name: string;
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly endpoints: readonly string[];
  readonly faults: Faults;
  readonly journal: Journal;
}

/** Starts a stand-in's HTTP server. Every exchange goes into the journal, refused and unknown ones too. */
export async function startStandIn(options: StandInOptions): Promise<StandInServer> {
  const routes = options.endpoints.map(toRoute);
  const faults = new Faults();
  const server = createServer((request, response) => {
    serve(request, response, routes, faults, options).catch((error: unknown) => {
      // A stand-in that breaks must be seen: as a 500 whose body carries the stack.
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(error instanceof Error ? error.stack : String(error));
    });
  });
  if (options.upgrade) server.on('upgrade', options.upgrade);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    name: options.name,
    url: `http://127.0.0.1:${port}`,
    endpoints: options.endpoints.map((endpoint) => endpoint.name),
    faults,
    journal: options.journal,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  faults: Faults,
  options: StandInOptions,
): Promise<void> {
  const startedAt = new Date();
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const gone = new AbortController();
  response.on('close', () => {
    gone.abort();
  });
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
  const found = findRoute(routes, incoming.method ?? 'GET', url.pathname);
  const request: StandInRequest = {
    method: incoming.method ?? 'GET',
    url,
    parameters: found?.parameters ?? {},
    headers: flat(incoming.headers),
    body: Buffer.concat(chunks),
    signal: gone.signal,
  };
  const fault = found ? faults.take(found.route.endpoint.name) : undefined;
  const sent = await answerWith(request, response, fault, () =>
    found ? found.route.endpoint.answer(request) : options.notFound(request),
  );
  options.journal.addExchange({
    standIn: options.name,
    endpoint: found?.route.endpoint.name,
    startedAt,
    milliseconds: Date.now() - startedAt.getTime(),
    request: { method: request.method, url: url.href, headers: request.headers, body: request.body },
    response: { status: response.statusCode, headers: flat(response.getHeaders()), body: sent },
  });
}

async function answerWith(
  request: StandInRequest,
  response: ServerResponse,
  fault: Fault | undefined,
  usual: () => Answer | Promise<Answer>,
): Promise<Buffer> {
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
  if (fault?.kind === 'hang') {
    await once(request.signal, 'abort');
    return Buffer.alloc(0);
  }
  if (fault?.kind === 'hold' && fault.when === 'before') await arriveAndWait(fault.hold);
  const answer = fault?.kind === 'answer' ? fault : await usual();
  if (fault?.kind === 'hold' && fault.when === 'after') await arriveAndWait(fault.hold);
  return send(response, answer, fault?.kind === 'cut' ? fault.after : undefined, request.signal);
}

async function arriveAndWait(hold: { arrive: () => void; released: Promise<void> }): Promise<void> {
  hold.arrive();
  await hold.released;
}

/** Sends the answer and gives the bytes that were sent. */
async function send(
  response: ServerResponse,
  answer: Answer,
  cutAfter: number | undefined,
  gone: AbortSignal,
): Promise<Buffer> {
  const { body, headers = {}, status = 200 } = answer;
  if (isStream(body)) return sendStream(response, status, headers, body, cutAfter, gone);
  // A 204 must not carry a content type: discord.js would try to parse the empty body.
  const bytes = body === undefined ? Buffer.alloc(0) : toBytes(body);
  const type = body === undefined || headers['content-type'] ? {} : { 'content-type': typeOf(body) };
  response.writeHead(status, { ...type, 'content-length': bytes.length, ...headers });
  if (cutAfter === undefined) {
    response.end(bytes);
    return bytes;
  }
  const part = bytes.subarray(0, Math.floor(bytes.length * cutAfter));
  response.write(part, () => response.destroy());
  return part;
}

async function sendStream(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: AsyncIterable<string | Buffer>,
  cutAfter: number | undefined,
  gone: AbortSignal,
): Promise<Buffer> {
  response.writeHead(status, headers);
  response.flushHeaders();
  // To cut a stream at a part of its length the whole of it must be known first.
  const parts = cutAfter === undefined ? body : await cutTo(body, cutAfter);
  const sent: Buffer[] = [];
  for await (const chunk of parts) {
    if (gone.aborted) break;
    sent.push(Buffer.from(chunk));
    response.write(chunk);
  }
  if (cutAfter === undefined) response.end();
  else setTimeout(() => response.destroy(), 20);
  return Buffer.concat(sent);
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

const flat = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
