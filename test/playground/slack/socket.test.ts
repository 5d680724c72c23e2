import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startSlack } from '../../../playground/slack/index.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { credentials, startSocketPair } from './pair.ts';

const echo = async ({
  ack,
  command,
}: {
  ack: (text: string) => Promise<void>;
  command: { text: string };
}) => {
  await ack(`you said ${command.text}`);
};

test('commands, answers and buttons go over the socket', async () => {
  const pressed: unknown[] = [];
  await using pair = await startSocketPair((app) => {
    app.command('/persona', echo);
    app.action('go', async ({ ack, action }) => {
      await ack();
      pressed.push((action as { value: string }).value);
    });
  });
  const ann = pair.slack.person('Ann');
  await ann.type({ command: 'persona', options: { prompt: 'hello' } });
  expect((await ann.see(() => true)).text).toBe('you said hello');
  await pair.app.client.chat.postMessage({
    channel: 'general',
    text: 'x',
    blocks: [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'go', value: '7', text: { type: 'plain_text', text: 'Go' } }],
      },
    ],
  });
  await ann.click(await ann.see((message) => message.buttons.length > 0), 'Go');
  expect(pressed).toEqual(['7']);
  const kinds = pair.slack.journal.frames
    .filter((frame) => frame.type === 'receive')
    .map((frame) => (JSON.parse(frame.data) as { type: string }).type);
  expect(kinds).toEqual(['hello', 'slash_commands', 'interactive']);
});

test.each(['disconnect', 'drop'] as const)('the app comes back after a %s', async (way) => {
  await using pair = await startSocketPair((app) => {
    app.command('/persona', echo);
  });
  pair.slack.socket[way]();
  await expect.poll(() => pair.slack.journal.of('slack', 'POST /api/apps.connections.open').length).toBe(2);
  await expect.poll(() => pair.slack.socket.connections).toBe(1);
  const ann = pair.slack.person('Ann');
  await ann.type({ command: 'persona', options: { prompt: 'again' } });
  await ann.see((message) => message.text === 'you said again');
});

test('an event that the socket lost comes again, with its mark', async () => {
  const got: unknown[] = [];
  await using pair = await startSocketPair(
    (app) => {
      app.event('app_home_opened', ({ context, body }) => {
        got.push([(body as { event_id: string }).event_id, context.retryNum ?? 0, context.retryReason ?? '']);
        return Promise.resolve();
      });
    },
    { patience: 300, retryDelays: [200] },
  );
  const event = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.1' };
  pair.slack.socket.drop();
  await expect.poll(() => pair.slack.socket.connections).toBe(0);
  expect(await pair.slack.sendEvent(event)).toMatchObject({ kind: 'acknowledged' });
  expect(got).toEqual([[expect.stringMatching(/^Ev/), 1, 'connection_failed']]);
});

test('only the app token opens a socket, and an address serves once', async () => {
  await using slack = await startSlack({ ...credentials, journal: new Journal() });
  const open = async (token: string): Promise<{ ok: boolean; error?: string; url?: string }> => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
    return (await response.json()) as { ok: boolean };
  };
  expect(await open(credentials.botToken)).toEqual({ ok: false, error: 'not_allowed_token_type' });
  expect(await open('xapp-other')).toEqual({ ok: false, error: 'invalid_auth' });
  const { url = '' } = await open(credentials.appToken);
  expect((await connect(url)).readyState).toBe(WebSocket.OPEN);
  await expect(connect(url)).rejects.toThrow('401');
});

async function connect(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  return socket;
}
