import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSlack } from '../../../bots/slack/open.ts';
import { readSlackSettings } from '../../../bots/slack/settings.ts';
import type { Call } from '../../../bots/call.ts';
import type { Platform } from '../../../bots/platform.ts';
import { readConfig } from '../../../core/base/config.ts';
import { type Core, openCore } from '../../../core/core.ts';
import { coreSettings } from '../../../core/settings.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { startEmbeddedStore } from '../../../playground/mongo/server.ts';
import { startRedis } from '../../../playground/redis.ts';
import { findFreePort } from '../../../playground/kit/free-port.ts';
import { startSlack } from '../../../playground/slack/index.ts';
import type { SlackStandIn } from '../../../playground/slack/stand-in.ts';
import { table } from './table.ts';

const credentials = {
  signingSecret: 'a-signing-secret',
  clientId: '111.222',
  clientSecret: 'a-client-secret',
  appToken: 'xapp-1-test',
  botToken: 'xoxb-lantern',
};

/** An open core on an embedded store and a Redis of its own. */
export interface Ground extends AsyncDisposable {
  readonly core: Core;
}

export async function openGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'persona-slack-'));
  const [store, redis] = await Promise.all([
    startEmbeddedStore({ folder: join(folder, 'store') }),
    startRedis({ folder: join(folder, 'redis') }),
  ]);
  const key = () => `1:${randomBytes(32).toString('base64')}`;
  const uri = new URL(store.uri);
  uri.pathname = '/persona';
  const core = await openCore(
    readConfig(coreSettings, {
      MONGODB_URI: uri.href,
      REDIS_URL: redis.url,
      PERSONA_MASTER_KEYS: key(),
      PERSONA_LOOKUP_KEYS: key(),
      LOG_LEVEL: 'silent',
    }),
  );
  return {
    core,
    async [Symbol.asyncDispose]() {
      await core[Symbol.asyncDispose]();
      await Promise.all([redis[Symbol.asyncDispose](), store[Symbol.asyncDispose]()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A made-up Slack, the platform connected to it, and what people did there. */
export interface Stage extends AsyncDisposable {
  readonly slack: SlackStandIn;
  readonly platform: Platform;
  /** Where signed HTTP and the installation are served: `http://127.0.0.1:PORT`. */
  readonly site: string;
  readonly calls: Call[];
  /** What a call is answered with from now on; at first it is only acknowledged. */
  answer: (call: Call) => Promise<void>;
}

const acknowledge = async ({ reply }: Call): Promise<void> => {
  await reply.acknowledge('private');
};

/** @param changes to the environment, as an operator makes them */
export async function openStage(
  core: Core,
  mode: 'socket' | 'http',
  changes: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const slack = await startSlack({ ...credentials, journal: new Journal() });
  const port = await findFreePort();
  const site = `http://127.0.0.1:${port}`;
  const { signingSecret, clientId, clientSecret, appToken, botToken } = credentials;
  const ofMode =
    mode === 'socket'
      ? { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken }
      : {
          SLACK_SIGNING_SECRET: signingSecret,
          SLACK_CLIENT_ID: clientId,
          SLACK_CLIENT_SECRET: clientSecret,
          SLACK_PORT: String(port),
          SLACK_AUTHORIZE_URL: slack.authorizeUrl,
        };
  const environment = { ...ofMode, SLACK_API: slack.apiUrl, ...changes };
  const settings = readSlackSettings(environment);
  if (!settings) throw new Error('Slack is not configured');
  const platform = openSlack(core, settings, table);
  const calls: Call[] = [];
  const stage = {
    slack,
    platform,
    site,
    calls,
    answer: acknowledge,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await slack[Symbol.asyncDispose]();
    },
  };
  try {
    await platform.start(async (call) => {
      calls.push(call);
      await stage.answer(call);
    });
  } catch (error) {
    await slack[Symbol.asyncDispose]();
    throw error;
  }
  if (mode === 'http') slack.requestUrl = `${site}/slack/events`;
  return stage;
}

/** Installs the app in a workspace as a browser does. Gives the status of the last page. */
export async function install(stage: Stage, team: string): Promise<number> {
  const started = await fetch(`${stage.site}/slack/install`, { redirect: 'manual' });
  const cookie = started.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const page = new URL(started.headers.get('location') ?? '');
  page.searchParams.set('team', team);
  const agreed = await fetch(page, { redirect: 'manual' });
  const ended = await fetch(agreed.headers.get('location') ?? '', { headers: { cookie } });
  return ended.status;
}
