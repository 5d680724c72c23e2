import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredMessage } from '../../../playground/slack/message.ts';
import type { SlackStandIn } from '../../../playground/slack/stand-in.ts';
import { clientOf, refusal, startStandInSlack } from './pair.ts';

let slack: SlackStandIn;
beforeAll(async () => {
  slack = await startStandInSlack();
});
afterAll(() => slack[Symbol.asyncDispose]());

test('auth.test says who the app is, and bad tokens are told apart', async () => {
  expect(await clientOf(slack).auth.test()).toMatchObject({
    ok: true,
    team: 'Lantern',
    team_id: expect.stringMatching(/^T/) as unknown,
    bot_id: expect.stringMatching(/^B/) as unknown,
    user_id: expect.stringMatching(/^U/) as unknown,
  });
  expect(await refusal(clientOf(slack, 'xoxb-wrong').auth.test())).toMatchObject({ error: 'invalid_auth' });
  expect(await refusal(clientOf(slack, '').auth.test())).toMatchObject({ error: 'not_authed' });
  expect(await refusal(clientOf(slack).apiCall('no.such'))).toMatchObject({ error: 'unknown_method' });
});

test('a message is posted, changed and deleted as Slack does it', async () => {
  const client = clientOf(slack);
  const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'one &lt; two' } }];
  const posted = await client.chat.postMessage({ channel: 'general', text: 'hello', blocks });
  expect(posted.message).toMatchObject({
    type: 'message',
    ts: posted.ts,
    bot_id: expect.stringMatching(/^B/) as unknown,
    app_id: slack.appId,
    team: slack.workspace('Lantern').id,
    text: 'hello',
    blocks: [
      {
        type: 'section',
        block_id: expect.stringMatching(/.+/) as unknown,
        text: { type: 'mrkdwn', text: 'one &lt; two', verbatim: false },
      },
    ],
  });
  const at = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
  const ann = slack.person('Ann');
  expect(ann.messages().at(-1)?.text).toBe('one < two');
  const updated = await client.chat.update({ ...at, text: 'bye', blocks: [] });
  expect(updated).toMatchObject({
    ...at,
    text: 'bye',
    message: { edited: { ts: expect.any(String) as unknown } },
  });
  expect(ann.messages().at(-1)).toMatchObject({ id: at.ts, text: 'bye', edits: 1 });
  await client.chat.delete(at);
  expect(ann.messages()).toEqual([]);
  expect(await refusal(client.chat.update({ ...at, text: 'again' }))).toMatchObject({
    error: 'message_not_found',
  });
  expect(await refusal(client.chat.delete(at))).toMatchObject({ error: 'message_not_found' });
});

test('what Slack refuses is refused', async () => {
  const client = clientOf(slack);
  const post = (given: Record<string, unknown>) => refusal(client.apiCall('chat.postMessage', given));
  expect(await post({ channel: 'C000', text: 'x' })).toMatchObject({ error: 'channel_not_found' });
  expect(await post({ channel: 'general' })).toMatchObject({ error: 'no_text' });
  expect(await post({ text: 'x' })).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: channel [json-pointer:]'] },
  });
  expect(await post({ channel: 'general', text: 'x', blocks: '{' })).toMatchObject({
    error: 'invalid_blocks_format',
  });
  const { ts = '', channel = '' } = await client.chat.postMessage({ channel: 'general', text: 'x' });
  expect(await refusal(client.chat.update({ channel, ts, text: 'é'.repeat(2001) }))).toMatchObject({
    error: 'msg_too_long',
  });
  slack.deleteMessage(channel, ts);
  expect(await refusal(client.chat.update({ channel, ts, text: 'y' }))).toMatchObject({
    error: 'message_not_found',
  });
});

test('the app changes nothing that a person wrote', async () => {
  const client = clientOf(slack);
  const written = slack.person('Ann').say('mine');
  const at = { channel: written.channel, ts: written.id };
  expect(await refusal(client.chat.update({ ...at, text: 'yours' }))).toMatchObject({
    error: 'cant_update_message',
  });
  expect(await refusal(client.chat.delete(at))).toMatchObject({ error: 'cant_delete_message' });
});

test('a message may come under a name and a face of its own', async () => {
  const posted = await clientOf(slack).chat.postMessage({
    channel: 'general',
    text: 'Arr',
    username: 'Old Tom',
    icon_url: 'http://127.0.0.1/tom.png',
  });
  expect(posted.message).toMatchObject({
    subtype: 'bot_message',
    username: 'Old Tom',
    icons: { image_48: 'http://127.0.0.1/tom.png' },
  });
});

test('the app writes only where it is, and nowhere that is archived', async () => {
  const client = clientOf(slack);
  slack.removeAppFrom('random');
  const call = client.chat.postMessage({ channel: 'random', text: 'x' });
  expect(await refusal(call)).toMatchObject({ error: 'not_in_channel' });
  slack.archive('random');
  const again = client.chat.postMessage({ channel: 'random', text: 'x' });
  expect(await refusal(again)).toMatchObject({ error: 'is_archived' });
});

test('an ephemeral message is for one person and cannot be changed', async () => {
  const client = clientOf(slack);
  const ann = slack.person('Ann');
  const { channel: general = '' } = await client.chat.postMessage({ channel: 'general', text: 'x' });
  const sent = await client.chat.postEphemeral({ channel: general, user: ann.id, text: 'psst' });
  expect(ann.messages().at(-1)).toMatchObject({ text: 'psst', visibleTo: { person: ann.id } });
  expect(slack.person('Ben').messages().at(-1)?.text).toBe('x');
  const change = client.chat.update({ channel: general, ts: sent.message_ts ?? '', text: 'louder' });
  expect(await refusal(change)).toMatchObject({ error: 'message_not_found' });
  const nobody = client.chat.postEphemeral({ channel: general, user: 'U000', text: 'psst' });
  expect(await refusal(nobody)).toMatchObject({ error: 'user_not_in_channel' });
});

test('a direct message is seen by its person alone', async () => {
  const client = clientOf(slack);
  const ann = slack.person('Ann');
  const opened = await client.conversations.open({ users: ann.id });
  await client.chat.postMessage({ channel: opened.channel?.id ?? '', text: 'for you' });
  expect(ann.messages('dm').map((message) => message.text)).toEqual(['for you']);
  expect(
    slack
      .person('Ben')
      .messages()
      .map((message) => message.text),
  ).not.toContain('for you');
  expect(await client.conversations.open({ users: ann.id })).toMatchObject({ already_open: true });
  const nobody = client.conversations.open({ users: 'U000' });
  expect(await refusal(nobody)).toMatchObject({ error: 'user_not_found' });
});

test('mentions that were not escaped are recorded', async () => {
  const client = clientOf(slack);
  const mentionsOf = async (given: { text: string; link_names?: boolean }): Promise<readonly string[]> => {
    await client.chat.postMessage({ channel: 'general', ...given });
    return (slack.person('Ann').messages().at(-1)?.raw as StoredMessage).mentions;
  };
  expect(await mentionsOf({ text: 'hey <!channel> and <@U1>' })).toEqual(['channel', 'U1']);
  expect(await mentionsOf({ text: 'hey &lt;!channel&gt; @here' })).toEqual([]);
  expect(await mentionsOf({ text: 'hey @here', link_names: true })).toEqual(['here']);
});

test('a rate limit is met as the real client meets it', async () => {
  slack.faults.plan('POST /api/chat.postMessage', {
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': '1' },
    body: { ok: false, error: 'ratelimited' },
  });
  const client = clientOf(slack);
  const started = slack.journal.of('slack', 'POST /api/chat.postMessage').length;
  const posted = client.chat.postMessage({ channel: 'general', text: 'patience' });
  await expect(posted).rejects.toThrow();
  expect(slack.journal.of('slack', 'POST /api/chat.postMessage')).toHaveLength(started + 1);
});
