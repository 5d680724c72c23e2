import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import { Journal } from '../../../playground/kit/journal.ts';
import { startSlack } from '../../../playground/slack/index.ts';
import type { SlackOptions, SlackStandIn } from '../../../playground/slack/stand-in.ts';

export const credentials = {
  signingSecret: 'a-signing-secret',
  clientId: '111.222',
  clientSecret: 'a-client-secret',
  appToken: 'xapp-1-test',
  botToken: 'xoxb-lantern',
};

/** The clients log each refusal; here refusals are what is looked for. */
export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

type Timing = Pick<SlackOptions, 'clock' | 'patience' | 'retryDelays'>;

export const startStandInSlack = (timing: Timing = {}): Promise<SlackStandIn> =>
  startSlack({ ...credentials, ...timing, journal: new Journal() });

const clientOptionsOf = (slack: SlackStandIn) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  logger: quiet,
});

/** The official client with the bot's token, without retries. */
export const clientOf = (slack: SlackStandIn, token = credentials.botToken): webApi.WebClient =>
  new webApi.WebClient(token, clientOptionsOf(slack));

export interface Pair extends AsyncDisposable {
  readonly slack: SlackStandIn;
  readonly app: App;
}

/** A stand-in and a real bolt app that speak by signed HTTP. */
export async function startHttpPair(setUp: (app: App) => void, timing: Timing = {}): Promise<Pair> {
  const slack = await startStandInSlack(timing);
  const receiver = new HTTPReceiver({ signingSecret: credentials.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: credentials.botToken,
    receiver,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: clientOptionsOf(slack),
  });
  await app.init();
  setUp(app);
  const server = await app.start(0);
  if (!('address' in server)) throw new Error('bolt gave no server');
  slack.requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return {
    slack,
    app,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack[Symbol.asyncDispose]();
    },
  };
}

/** A stand-in and a real bolt app that speak by Socket Mode. @param reconnectAfter milliseconds */
export async function startSocketPair(
  setUp: (app: App) => void,
  timing: Timing = {},
  reconnectAfter = 50,
): Promise<Pair> {
  const slack = await startStandInSlack(timing);
  const receiver = new SocketModeReceiver({
    appToken: credentials.appToken,
    clientPingTimeout: reconnectAfter,
    logger: quiet,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({
    token: credentials.botToken,
    receiver,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: clientOptionsOf(slack),
  });
  await app.init();
  setUp(app);
  await app.start();
  return {
    slack,
    app,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack[Symbol.asyncDispose]();
    },
  };
}

/** What Slack refused a call with: `data` of the client's error. */
export async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'data' in error) return error.data;
    throw error;
  }
  throw new Error('Slack took it');
}
