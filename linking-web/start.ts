import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Environment } from '../core/base/config.ts';
import { Problem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import { createApp } from './app.ts';
import { configureLogins } from './logins/configure.ts';
import type { CoreSettings } from '../core/settings.ts';
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

/** Opens the site for a core. */
export type OpenWeb = (core: Core) => Promise<Web>;

/**
 * Reads who may sign in where; gives what starts to listen for browsers.
 * @throws Problem `configuration` where a provider is configured half; from what it gives, where the port cannot be had
 */
export function configureWeb(
  settings: WebSettings & Pick<CoreSettings, 'PERSONA_SITE_URL'>,
  environment: Environment,
): OpenWeb {
  const { PERSONA_SITE_URL, WEB_HOST, WEB_PORT, WEB_PROXIES: proxies, WEB_TRIES: tries } = settings;
  const url = PERSONA_SITE_URL ?? `http://${WEB_HOST}:${WEB_PORT}`;
  const logins = configureLogins(environment, url);
  return async (core) => {
    const server = createServer(createApp(core, { url, proxies, tries, logins })).listen(WEB_PORT, WEB_HOST);
    const port = await listen(server, `${WEB_HOST}:${WEB_PORT}`);
    return { port, stop: () => close(server) };
  };
}

async function listen(server: Server, place: string): Promise<number> {
  try {
    await once(server, 'listening');
  } catch (error) {
    const lines = [`WEB_PORT: ${place} cannot be listened on; is it taken?`];
    throw new Problem('configuration', { lines }, error);
  }
  return (server.address() as AddressInfo).port;
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
