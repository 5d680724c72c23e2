import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPageApp } from './app.ts';
import { bundlePage } from './bundle.ts';
import type { Surroundings } from './surroundings.ts';

/** The page's server on 127.0.0.1. */
export interface PageServer extends AsyncDisposable {
  readonly port: number;
  /** What the page shows from now; until then whoever comes is asked to wait. */
  show(surroundings: Surroundings): Promise<void>;
}

const starting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', refresh: '1' });
  response.end(
    '<!doctype html><title>Persona</title><p>Persona is starting. This page comes back by itself.</p>',
  );
};

/**
 * Listens at once, so that a port that is taken is noticed before anything else starts.
 * @param port 0: any free one
 * @throws Error in one line where the port is taken
 */
export async function openPageServer(port: number): Promise<PageServer> {
  let answer = starting;
  const server = createServer((request, response) => {
    answer(request, response);
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(explain(error, port), { cause: error });
  }
  return {
    port: (server.address() as AddressInfo).port,
    async show(surroundings) {
      answer = createPageApp(surroundings, await bundlePage());
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      // Pages that listen for changes would hold it open.
      server.closeAllConnections();
      await closed;
    },
  };
}

function explain(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `PORT: ${port} is taken by another program. Set PORT to another number`;
  if (code === 'EACCES') return `PORT: ${port} may not be used by this account. Set PORT to 1024 or more`;
  return `PORT: ${port} cannot be used: ${code || String(error)}`;
}
