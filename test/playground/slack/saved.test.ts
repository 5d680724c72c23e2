import { afterAll, expect, test } from 'vitest';
import { Journal } from '../../../playground/kit/journal.ts';
import { startSlack } from '../../../playground/slack/index.ts';
import { temporaryFolder } from '../mongo/open-store.ts';
import { clientOf, credentials } from './pair.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder[Symbol.dispose]();
});

const start = () => startSlack({ ...credentials, journal: new Journal(), folder: folder.path });
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

test('what people, channels and files there were is there after another start, and ids go on', async () => {
  let last = '';
  {
    await using slack = await start();
    slack.workspace('Lantern').addChannel('stories');
    const ann = slack.person('Ann');
    const file = await ann.upload({ name: 'face.png', contentType: 'image/png', data: png });
    const image = { type: 'image', slack_file: { id: file }, alt_text: 'A face' };
    await clientOf(slack).chat.postMessage({ channel: ann.id, text: 'Here', blocks: [image] });
    last = ann.say('Thank you', 'dm').id;
  }
  await using slack = await start();
  const [ann] = slack.people();
  const seen = ann?.messages('dm') ?? [];
  expect(seen.map(({ text }) => text)).toEqual(['', 'Thank you']);
  const face = await fetch(seen[0]?.pictures[0]?.url ?? '');
  expect(Buffer.from(await face.arrayBuffer())).toEqual(png);
  expect(slack.workspace('Lantern').channels.map(({ name }) => name)).toContain('stories');
  expect(Number(ann?.say('Again', 'dm').id)).toBeGreaterThan(Number(last));
  // The installation is the same one: its token still posts and edits what it posted.
  const edit = { channel: seen[0]?.channel ?? '', ts: seen[0]?.id ?? '', text: 'Here it was', blocks: [] };
  await clientOf(slack).chat.update(edit);
  expect(ann?.messages('dm')[0]?.text).toBe('Here it was');
});
