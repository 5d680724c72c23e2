import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Endpoint, StandInRequest } from './endpoint.ts';
import { type Fault, Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { findRoute, type Route, toRoute } from './route.ts';
import { type Answer, send } from './send.ts';

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
      response.destroy(error instanceof Error ? error : new Error(String(error)));
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
  const method = incoming.method ?? 'GET';
  const url = readUrl(incoming);
  const found = url && findRoute(routes, method, url.pathname);
  const request: StandInRequest = {
    method,
    url: url ?? new URL('http://127.0.0.1/'),
    parameters: found?.parameters ?? {},
    headers: flat(incoming.headers),
    body: Buffer.concat(chunks),
    signal: gone.signal,
  };
  const fault = found ? faults.take(found.route.endpoint.name) : undefined;
  const usual = async () => (found ? await found.route.endpoint.answer(request) : options.notFound(request));
  const sent = await answerWith(request, response, fault, () => usual().catch(toBroken));
  options.journal.addExchange({
    standIn: options.name,
    endpoint: found?.route.endpoint.name,
    startedAt,
    milliseconds: Date.now() - startedAt.getTime(),
    request: { method, url: request.url.href, headers: request.headers, body: request.body },
    response: {
      // 0, as in HAR: the client went away before there was an answer.
      status: response.headersSent ? response.statusCode : 0,
      headers: flat(response.getHeaders()),
      body: sent,
    },
  });
}

/** The address asked for; undefined when it is none, such as `//`. */
function readUrl(incoming: IncomingMessage): URL | undefined {
  const base = `http://${incoming.headers.host ?? '127.0.0.1'}`;
  const address = incoming.url ?? '/';
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}

/** A stand-in that breaks must be seen: as a 500 whose body carries the stack. */
const toBroken = (error: unknown): Answer => ({
  status: 500,
  headers: { 'content-type': 'text/plain' },
  body: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

async function answerWith(
  request: StandInRequest,
  response: ServerResponse,
  fault: Fault | undefined,
  usual: () => Answer | Promise<Answer>,
): Promise<Buffer> {
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
  if (fault?.kind === 'hang') {
    if (!request.signal.aborted) await once(request.signal, 'abort');
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

const flat = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
