import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver, type Installation, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../playground/slack/stand-in.ts';
import { clientOf, credentials, quiet, refusal, startStandInSlack } from './pair.ts';

let slack: SlackStandIn;
let app: App;
let site: string;
const installations = new Map<string, Installation>();

beforeEach(async () => {
  slack = await startStandInSlack();
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new ExpressReceiver({
    signingSecret: credentials.signingSecret,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
    stateSecret: 'a-state-secret',
    scopes: ['commands', 'chat:write'],
    logger: quiet,
    installationStore: {
      storeInstallation: (installation) => {
        installations.set(installation.team?.id ?? '', installation);
        return Promise.resolve();
      },
      fetchInstallation: ({ teamId }) => {
        const installation = installations.get(teamId ?? '');
        return installation ? Promise.resolve(installation) : Promise.reject(new Error('not installed'));
      },
    },
    installerOptions: { authorizationUrl: slack.authorizeUrl, clientOptions, directInstall: true },
  });
  app = new App({ receiver, clientOptions, logLevel: LogLevel.ERROR });
  const server = await app.start(0);
  if (!('address' in server)) throw new Error('bolt gave no server');
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  slack.requestUrl = `${site}/slack/events`;
});
afterEach(async () => {
  await app.stop();
  await slack[Symbol.asyncDispose]();
  installations.clear();
});

/** Follows the installation as a browser does: with the state's cookie. Gives the last answer. */
async function install(team: string, carriesCookie = true): Promise<Response> {
  const started = await fetch(`${site}/slack/install`, { redirect: 'manual' });
  const cookie = started.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const page = new URL(started.headers.get('location') ?? '');
  page.searchParams.set('team', team);
  const agreed = await fetch(page, { redirect: 'manual' });
  return fetch(agreed.headers.get('location') ?? '', { headers: carriesCookie ? { cookie } : {} });
}

test('the app is installed in a second workspace and answers there with its own token', async () => {
  app.command('/persona', async ({ ack, client, command }) => {
    await ack();
    await client.chat.postMessage({ channel: command.channel_id, text: `hello ${command.team_domain}` });
  });
  const other = slack.workspace('Night Owls');
  expect(other.botToken).toBeUndefined();
  expect((await install(other.id)).status).toBe(200);
  expect(installations.get(other.id)).toMatchObject({
    team: { id: other.id, name: 'Night Owls' },
    bot: { scopes: ['commands', 'chat:write'], token: other.botToken },
    appId: slack.appId,
  });
  const ann = other.person('Ann');
  await ann.type({ command: 'persona' });
  await ann.see((message) => message.text === 'hello night-owls');
  expect(slack.person('Ann').messages()).toEqual([]);
});

test('an installation without the cookie is refused', async () => {
  expect((await install(slack.workspace('Night Owls').id, false)).status).toBe(400);
});

test('a code serves once, and only for the app', async () => {
  const agree = new URL(slack.authorizeUrl);
  agree.search = new URLSearchParams({
    client_id: credentials.clientId,
    scope: 'commands',
    state: 's',
    redirect_uri: 'http://127.0.0.1/back',
  }).toString();
  const location = (await fetch(agree, { redirect: 'manual' })).headers.get('location') ?? '';
  const back = new URL(location);
  expect(back.searchParams.get('state')).toBe('s');
  const { clientId: client_id, clientSecret: client_secret } = credentials;
  const code = back.searchParams.get('code') ?? '';
  const good = { code, client_id, client_secret, redirect_uri: 'http://127.0.0.1/back' };
  const access = (change: object) => clientOf(slack, '').oauth.v2.access({ ...good, ...change });
  expect(await refusal(access({ client_secret: 'no' }))).toMatchObject({ error: 'bad_client_secret' });
  expect(await refusal(access({ client_id: 'no' }))).toMatchObject({ error: 'invalid_client_id' });
  expect(await refusal(access({ redirect_uri: 'http://a/' }))).toMatchObject({ error: 'bad_redirect_uri' });
  expect(await access({})).toMatchObject({ ok: true, token_type: 'bot', access_token: credentials.botToken });
  expect(await refusal(access({}))).toMatchObject({ error: 'code_already_used' });
  expect(await refusal(access({ code: 'none' }))).toMatchObject({ error: 'invalid_code' });
  agree.searchParams.set('client_id', 'another');
  expect((await fetch(agree)).status).toBe(400);
});

test('a scope that was not granted is missing', async () => {
  const other = slack.workspace('Night Owls');
  await install(other.id);
  const call = clientOf(slack, other.botToken).conversations.open({ users: other.person('Ann').id });
  expect(await refusal(call)).toMatchObject({
    error: 'missing_scope',
    needed: 'im:write',
    provided: 'commands,chat:write',
  });
});
