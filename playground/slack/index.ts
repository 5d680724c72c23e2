import { SavedState } from '../kit/saved-state.ts';
import { startStandIn } from '../kit/server.ts';
import type { Carrier } from './delivery/deliveries.ts';
import { deliverEvent, usualRetryDelays } from './delivery/events.ts';
import { HttpCarrier } from './delivery/http-carrier.ts';
import { sign } from './delivery/signature.ts';
import { SocketCarrier } from './delivery/socket-carrier.ts';
import { slackEndpoints } from './endpoints.ts';
import { openDoors } from './doors.ts';
import { ResponseUrls } from './response-urls.ts';
import type { SlackOptions, SlackStandIn } from './stand-in.ts';
import { restoreWorld, saveWorld } from './saved-world.ts';
import { uninstall } from './uninstall.ts';
import { install, World } from './world.ts';

/** The scopes with which the app is installed in the first workspace. */
const usualScopes = [
  'commands',
  'chat:write',
  'chat:write.customize',
  'im:write',
  'files:write',
  'files:read',
  'users:read',
];
const usualPatience = 3000;

/** Goes on where the last start in this folder stopped. */
function keepWorld(world: World, folder: string): SavedState {
  const saved = new SavedState({ folder, name: 'slack', address: world.url }, () => saveWorld(world));
  const before = saved.read();
  if (before) restoreWorld(world, before);
  world.listeners.add(() => {
    saved.changed();
  });
  return saved;
}

/** Starts a made-up Slack on 127.0.0.1, with the app installed in the workspace "Lantern". */
export async function startSlack(options: SlackOptions): Promise<SlackStandIn> {
  const { journal, clock = Date.now, patience = usualPatience, retryDelays = usualRetryDelays } = options;
  const world = new World(options, clock);
  const responseUrls = new ResponseUrls(world);
  const http = new HttpCarrier(world, journal, patience);
  const socket = new SocketCarrier(world, journal, patience);
  const carrier: Carrier = {
    carry: (...delivery) => (socket.connections > 0 ? socket : http).carry(...delivery),
  };
  const stopping = new AbortController();
  const server = await startStandIn({
    name: 'slack',
    journal,
    endpoints: slackEndpoints(
      world,
      responseUrls,
      () => socket.open(),
      () => http.requestUrl && new URL('/slack/oauth_redirect', http.requestUrl).href,
    ),
    notFound: (request) =>
      request.url.pathname.startsWith('/api/')
        ? { body: { ok: false, error: 'unknown_method', req_method: request.url.pathname.slice(5) } }
        : { status: 404, body: 'Not Found' },
    upgrade: (request, stream, head) => {
      socket.upgrade(request, stream, head);
    },
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  world.url = server.url;
  const saved = options.folder === undefined ? undefined : keepWorld(world, options.folder);
  const first = world.workspace('Lantern');
  install(first, usualScopes, options.botToken);
  return {
    ...server,
    ...openDoors({ world, responseUrls, carrier }, first),
    platform: 'slack',
    apiUrl: `${server.url}/api/`,
    authorizeUrl: `${server.url}/oauth/v2/authorize`,
    appId: world.appId,
    socket,
    commands: [],
    sent: http.sent,
    get requestUrl() {
      return http.requestUrl;
    },
    set requestUrl(url) {
      http.requestUrl = url;
    },
    sign: (body, at = clock()) => sign(options.signingSecret, body, at),
    async deliver(rawBody, headers) {
      const got = await http.send('by hand', rawBody, headers);
      return typeof got === 'string' ? 0 : got.status;
    },
    async sendEvent(event, name = first.name) {
      const workspace = world.workspace(name);
      const app = workspace.installation;
      if (!app) throw new Error(`The app is not installed in ${name}`);
      return deliverEvent(world, workspace, app, event, carrier, retryDelays, stopping.signal);
    },
    async uninstall(name, order = ['app_uninstalled', 'tokens_revoked']) {
      const workspace = world.workspace(name);
      const { app, events } = uninstall(world, workspace, order);
      for (const event of events) {
        await deliverEvent(world, workspace, app, event, carrier, retryDelays, stopping.signal);
      }
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      socket.close();
      await server[Symbol.asyncDispose]();
      await saved?.[Symbol.asyncDispose]();
    },
  };
}
