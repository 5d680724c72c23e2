import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { countNow } from './counts.ts';
import { type Checks, readinessOf } from './readiness.ts';

/** Where an operator's tools ask a program how it is. Nothing on it is for the public. */
export interface StatusServer extends AsyncDisposable {
  /** The port it listens on. */
  readonly port: number;
  /** From now on the program says that it is not ready, so that nothing new is sent its way. */
  announceStop(): void;
}

/**
 * `/healthz`: the process answers. `/readyz`: so does what it needs; 503 with what is missing, also while it stops.
 * `/metrics`: for Prometheus.
 * @throws Problem `configuration` where the port is taken
 */
export async function startStatusServer(
  core: Core,
  { port, host, checks }: { readonly port: number; readonly host: string; readonly checks: Checks },
): Promise<StatusServer> {
  let isStopping = false;
  const pages: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/healthz': (response) => sendJson(response, 200, { status: 'up' }),
    '/readyz': async (response) => {
      const ready = await readinessOf(core, { ...checks, running: () => !isStopping });
      return sendJson(response, Object.values(ready).every(Boolean) ? 200 : 503, ready);
    },
    '/metrics': (response) => sendMetrics(core, response),
  };
  const answer: RequestListener = ({ url = '/' }, response) => {
    const page = pages[url.split('?', 1)[0] ?? ''] ?? sendNotFound;
    page(response).catch(() => {
      response.destroy();
    });
  };
  const server = createServer(answer).listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const lines = [`PERSONA_STATUS_PORT: ${host}:${port} cannot be listened on; is it taken?`];
    throw new Problem('configuration', { lines }, error);
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    announceStop: () => {
      isStopping = true;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function sendMetrics(core: Core, response: ServerResponse): Promise<void> {
  await countNow(core);
  const { registry } = core.metrics;
  response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
}

const sendNotFound = (response: ServerResponse): Promise<void> =>
  sendJson(response, 404, { problem: 'there are /healthz, /readyz and /metrics' });

function sendJson(response: ServerResponse, status: number, body: object): Promise<void> {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
  return Promise.resolve();
}
