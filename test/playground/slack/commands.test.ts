import { expect, test } from 'vitest';
import { z } from 'zod';
import type { StoredMessage } from '../../../playground/slack/message.ts';
import { startHttpPair } from './pair.ts';

test('a command arrives with its words and everything Slack sends along', async () => {
  await using pair = await startHttpPair((app) => {
    app.command('/persona', async ({ command, ack }) => {
      await ack(`${command.text} from ${command.user_name} in ${command.channel_name}`);
    });
  });
  const ann = pair.slack.person('Ann');
  await ann.type({
    command: 'persona',
    subcommand: 'create',
    options: { prompt: 'a lighthouse keeper', style: 'watercolour', name: 'Old Tom' },
  });
  const words = 'create a lighthouse keeper style:watercolour name:"Old Tom" from ann in general';
  expect((await ann.see(() => true)).text).toBe(words);
  expect(pair.slack.person('Ben').messages()).toEqual([]);
  const body = new URLSearchParams(pair.slack.sent[0]?.body);
  expect([...body.keys()]).toEqual([
    'token',
    'team_id',
    'team_domain',
    'channel_id',
    'channel_name',
    'user_id',
    'user_name',
    'command',
    'text',
    'api_app_id',
    'is_enterprise_install',
    'response_url',
    'trigger_id',
  ]);
});

test('an app that does not answer in time is reported to the person alone', async () => {
  await using pair = await startHttpPair(
    (app) => {
      app.command('/persona', () => Promise.resolve());
    },
    { patience: 100 },
  );
  const ann = pair.slack.person('Ann');
  await ann.type({ command: 'persona', channel: 'dm' });
  const seen = await ann.see(() => true);
  expect(seen.text).toBe('/persona failed with the error "operation_timeout"');
  expect(seen.visibleTo).toEqual({ person: ann.id });
  expect(seen.channel).toMatch(/^D/);
});

test("a command's response_url serves five times and replaces nothing", async () => {
  const statuses: number[] = [];
  await using pair = await startHttpPair((app) => {
    app.command('/persona', async ({ command, ack }) => {
      await ack();
      for (let use = 1; use <= 6; use += 1) {
        const response = await fetch(command.response_url, {
          method: 'POST',
          body: JSON.stringify({ text: `use ${use}`, replace_original: true, response_type: 'in_channel' }),
        });
        statuses.push(response.status);
      }
    });
  });
  await pair.slack.person('Ann').type({ command: 'persona' });
  await expect.poll(() => statuses).toEqual([200, 200, 200, 200, 200, 404]);
  const seen = pair.slack.person('Ben').messages();
  expect(seen.map((message) => message.text)).toEqual(['use 1', 'use 2', 'use 3', 'use 4', 'use 5']);
});

test('a response_url ends after thirty minutes', async () => {
  let now = Date.now();
  await using pair = await startHttpPair(
    (app) => {
      app.command('/persona', ({ ack }) => ack());
    },
    { clock: () => now },
  );
  await pair.slack.person('Ann').type({ command: 'persona' });
  const address = new URLSearchParams(pair.slack.sent[0]?.body).get('response_url') ?? '';
  const answer = async (): Promise<unknown> =>
    (await fetch(address, { method: 'POST', body: JSON.stringify({ text: 'hello' }) })).json();
  now += 30 * 60_000;
  expect(await answer()).toEqual({ ok: true });
  now += 1;
  expect(await answer()).toEqual({ ok: false, error: 'expired_url' });
});

test('a button says what was pressed, and its response_url replaces the message', async () => {
  await using pair = await startHttpPair((app) => {
    app.command('/persona', async ({ ack, respond }) => {
      await ack();
      const button = { type: 'button' as const, action_id: 'again', value: 'x1', text: plain('Once more') };
      await respond({ text: 'first', blocks: [{ type: 'actions', block_id: 'row', elements: [button] }] });
    });
    app.action('again', async ({ ack, action, body, respond }) => {
      await ack();
      const { value } = action as { value: string };
      const { container } = z.looseObject({ container: z.unknown() }).parse(body);
      await respond({ replace_original: true, text: JSON.stringify({ value, container }) });
    });
  });
  const ann = pair.slack.person('Ann');
  await ann.type({ command: 'persona' });
  const first = await ann.see((message) => message.buttons.length > 0);
  await ann.click(first, 'Once more');
  const second = await ann.see((message) => message.edits === 1);
  expect(second.id).toBe(first.id);
  expect(second.buttons).toEqual([]);
  expect(JSON.parse(second.text)).toEqual({
    value: 'x1',
    container: { type: 'message', message_ts: first.id, channel_id: first.channel, is_ephemeral: true },
  });
});

test('a menu and a message shortcut reach the app', async () => {
  const got: unknown[] = [];
  await using pair = await startHttpPair((app) => {
    app.action('style', async ({ ack, action }) => {
      await ack();
      got.push((action as { selected_option: { value: string } }).selected_option.value);
    });
    app.shortcut('who-is-this', async ({ ack, shortcut }) => {
      await ack();
      got.push((shortcut as { message: { text: string } }).message.text);
    });
  });
  const options = ['ink', 'oil'].map((value) => ({ text: plain(value), value }));
  const accessory = { type: 'static_select' as const, action_id: 'style', options };
  await pair.app.client.chat.postMessage({
    channel: '#general',
    text: 'Which style?',
    blocks: [{ type: 'section', text: plain('Which?'), accessory }],
  });
  const ann = pair.slack.person('Ann');
  const message = await ann.see(() => true);
  await ann.choose(message, 'style', 'oil');
  await ann.shortcut(message, 'who-is-this');
  expect(got).toEqual(['oil', 'Which style?']);
  await expect(ann.choose(message, 'style', 'chalk')).rejects.toThrow('no option');
});

test('a command delivered twice carries the same trigger', async () => {
  const triggers: string[] = [];
  await using pair = await startHttpPair((app) => {
    app.command('/persona', async ({ command, ack }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
  });
  await pair.slack.person('Ann').type({ command: 'persona' }, 2);
  expect(triggers).toHaveLength(2);
  expect(new Set(triggers).size).toBe(1);
});

test('an app that cannot be reached is reported', async () => {
  await using pair = await startHttpPair(() => undefined);
  pair.slack.requestUrl = undefined;
  const ann = pair.slack.person('Ann');
  await ann.type({ command: 'persona' });
  const { raw } = await ann.see((message) => message.text.includes('dispatch_unreachable'));
  expect((raw as StoredMessage).wire.user).toBe('USLACKBOT');
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
