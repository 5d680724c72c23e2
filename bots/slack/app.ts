import { App, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Core } from '../../core/core.ts';
import { placeOf } from '../../core/places/place.ts';
import { scopes } from './app-manifest.ts';
import { clientOptions } from './clients.ts';
import { installationStore, workspace } from './installations.ts';
import { libraryLogger } from './log.ts';
import { toRefusedToken } from './refusals.ts';
import type { HttpSettings, SlackSettings, SocketSettings } from './settings.ts';

/** Milliseconds without a sign of life after which a socket counts as broken; the library's 5,000 leave a hole. */
const socketSilence = 2_000;

/** An app, and whether what happens in Slack reaches it. */
export interface OpenApp {
  readonly app: App;
  isConnected(): boolean;
}

/**
 * The bolt app of a mode, with no listeners yet.
 * @throws Problem `configuration` where Socket Mode's bot token is refused
 */
export const openApp = (core: Core, settings: SlackSettings): Promise<OpenApp> | OpenApp =>
  settings.mode === 'socket' ? openSocketApp(core, settings) : openHttpApp(core, settings);

const common = { convoStore: false, extendedErrorHandler: true } as const;

async function openSocketApp(core: Core, settings: SocketSettings): Promise<OpenApp> {
  const logger = libraryLogger(core);
  const options = clientOptions(settings, logger);
  const self = await introduce(new webApi.WebClient(settings.botToken, options));
  await placeOf(core, workspace(self.team, self.name));
  const receiver = new SocketModeReceiver({
    appToken: settings.appToken,
    clientPingTimeout: socketSilence,
    // The socket's own client keeps trying to connect, as the library has it.
    installerOptions: { clientOptions: { slackApiUrl: settings.api } },
    logger,
  });
  const app = new App({
    ...common,
    receiver,
    token: settings.botToken,
    botId: self.botId,
    botUserId: self.botUser,
    tokenVerificationEnabled: false,
    clientOptions: options,
    logger,
  });
  return { app, isConnected: () => receiver.client.websocket?.isActive() ?? false };
}

/** Who the bot token is, and in which workspace. */
async function introduce(client: webApi.WebClient) {
  const self = await client.auth.test().catch(toRefusedToken('SLACK_BOT_TOKEN'));
  const { team_id: team = '', team: name = '', bot_id: botId = '', user_id: botUser = '' } = self;
  return { team, name, botId, botUser };
}

function openHttpApp(core: Core, settings: HttpSettings): OpenApp {
  const logger = libraryLogger(core);
  const options = clientOptions(settings, logger);
  const receiver = new HTTPReceiver({
    signingSecret: settings.signingSecret,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    stateSecret: settings.stateSecret,
    installationStore: installationStore(core),
    scopes: [...scopes],
    port: settings.port,
    installerOptions: {
      directInstall: true,
      clientOptions: options,
      ...(settings.authorizeUrl === undefined ? {} : { authorizationUrl: settings.authorizeUrl }),
    },
    logger,
  });
  const app = new App({ ...common, receiver, clientOptions: options, logger });
  // Slack comes by itself: once the port is open, there is no line that could break.
  return { app, isConnected: () => true };
}
