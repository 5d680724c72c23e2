import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { SlackStandIn } from '../../../playground/slack/stand-in.ts';
import { clientOf, credentials, refusal, startStandInSlack } from './pair.ts';

/** The client nests what the method answers. */
const uploaded = z.object({
  files: z.array(z.object({ files: z.array(z.looseObject({ id: z.string() })) })),
});
const picture = Buffer.from('not really a picture');

let slack: SlackStandIn;
beforeAll(async () => {
  slack = await startStandInSlack();
});
afterAll(() => slack[Symbol.asyncDispose]());

/** Uploads with the official client and gives the file's object. */
async function upload(filename: string, channel?: string): Promise<Record<string, unknown> & { id: string }> {
  const request = { file: picture, filename, alt_text: 'A lighthouse' };
  const client = clientOf(slack);
  const answer = await client.files.uploadV2(
    channel === undefined ? request : { ...request, channel_id: channel, initial_comment: 'Here it is' },
  );
  const file = uploaded.parse(answer).files[0]?.files[0];
  if (!file) throw new Error('Slack gave no file');
  return file;
}

test('an uploaded picture is shown in an image block by its id or its address', async () => {
  const file = await upload('portrait.png');
  expect(file).toMatchObject({ mimetype: 'image/png', size: picture.length, alt_txt: 'A lighthouse' });
  const ann = slack.person('Ann');
  for (const slack_file of [{ id: file.id }, { url: String(file.url_private) }]) {
    await clientOf(slack).chat.postMessage({
      channel: 'general',
      text: 'A portrait',
      blocks: [{ type: 'image', alt_text: 'Old Tom', slack_file }],
    });
    const seen = ann.messages().at(-1)?.pictures ?? [];
    expect(seen).toMatchObject([{ alternative: 'Old Tom' }]);
    const shown = await fetch(seen[0]?.url ?? '');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture);
  }
});

test('a file that is shared goes up as a message', async () => {
  const { id: general } = await clientOf(slack)
    .chat.postMessage({ channel: 'general', text: 'x' })
    .then(({ channel = '' }) => ({ id: channel }));
  const file = await upload('card.json', general);
  expect(slack.person('Ann').messages().at(-1)).toMatchObject({
    text: 'Here it is',
    files: [{ name: 'card.json' }],
    pictures: [],
  });
  expect(await clientOf(slack).files.info({ file: file.id })).toMatchObject({
    file: { id: file.id, channels: [general], filetype: 'json', url_private: file.url_private },
  });
});

test('only pictures can be shown, and only while they are there', async () => {
  const show = (id: string) =>
    clientOf(slack).chat.postMessage({
      channel: 'general',
      text: 'A portrait',
      blocks: [{ type: 'image', alt_text: 'A', slack_file: { id } }],
    });
  const zip = await upload('all.zip');
  expect(await refusal(show(zip.id))).toMatchObject({ error: 'invalid_blocks' });
  const png = await upload('portrait.png');
  await show(png.id);
  await clientOf(slack).files.delete({ file: png.id });
  expect(slack.person('Ann').messages().at(-1)?.pictures).toEqual([]);
  expect(await refusal(show(png.id))).toMatchObject({ error: 'invalid_blocks' });
  expect(await refusal(clientOf(slack).files.info({ file: png.id }))).toMatchObject({
    error: 'file_deleted',
  });
  expect(await refusal(clientOf(slack).files.info({ file: 'F0' }))).toMatchObject({
    error: 'file_not_found',
  });
});

test('a download asks for the token, and sends who has none to the sign-in page', async () => {
  const address = String((await upload('portrait.png')).url_private);
  const signedIn = await fetch(address, { headers: { authorization: `Bearer ${credentials.botToken}` } });
  expect(signedIn.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await signedIn.arrayBuffer())).toEqual(picture);
  const stranger = await fetch(address);
  expect(stranger.status).toBe(200);
  expect(await stranger.text()).toContain('Sign in');
});

test('an upload that was not finished cannot be used', async () => {
  const client = clientOf(slack);
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
    filename: 'a.png',
    length: 5,
  });
  const complete = () =>
    refusal(client.files.completeUploadExternal({ files: [{ id: file_id, title: 'a' }] }));
  expect(await complete()).toMatchObject({ error: 'file_not_found' });
  expect((await fetch(upload_url, { method: 'POST', body: 'four' })).status).toBe(400);
  expect((await fetch(upload_url, { method: 'POST', body: 'fives' })).status).toBe(200);
  expect(await refusal(client.files.info({ file: file_id }))).toMatchObject({ error: 'file_not_found' });
  expect(await client.files.completeUploadExternal({ files: [{ id: file_id, title: 'a' }] })).toMatchObject({
    ok: true,
  });
});
