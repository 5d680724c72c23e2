import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Problem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import { createApp, type AskReadiness } from './app.ts';
import type { WebSettings } from './settings.ts';

/** The running site. */
export interface Web {
  /** The port it listens on. */
  readonly port: number;
  /** Takes no new connection, and gives answers under way ten seconds. */
  stop(): Promise<void>;
}

/** How long a stop waits for answers under way, in milliseconds. */
const patience = 10_000;

/**
 * Starts to listen for browsers.
 * @throws Problem `configuration` where the port cannot be had
 */
export async function startWeb(core: Core, settings: WebSettings, readiness: AskReadiness): Promise<Web> {
  const { WEB_PORT, WEB_HOST } = settings;
  const server = createServer(createApp(core, readiness)).listen(WEB_PORT, WEB_HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    const lines = [`WEB_PORT: ${WEB_HOST}:${WEB_PORT} cannot be listened on; is it taken?`];
    throw new Problem('configuration', { lines }, error);
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : WEB_PORT,
    async stop() {
      await close(server);
    },
  };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A browser would keep its connection open after the answer that was under way.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, patience);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
