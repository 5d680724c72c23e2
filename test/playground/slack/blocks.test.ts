import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../playground/slack/stand-in.ts';
import { clientOf, refusal, startStandInSlack } from './pair.ts';

let slack: SlackStandIn;
beforeAll(async () => {
  slack = await startStandInSlack();
});
afterAll(() => slack[Symbol.asyncDispose]());

const plain = (text: string) => ({ type: 'plain_text', text });
const marked = (text: string) => ({ type: 'mrkdwn', text });
const button = (change: object = {}) => ({ type: 'button', text: plain('Go'), ...change });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const image = (change: object) => ({
  type: 'image',
  image_url: 'http://127.0.0.1/p.png',
  alt_text: 'A',
  ...change,
});
const option = (value: string) => ({ text: plain(value), value });
const select = (change: object) => actions({ type: 'static_select', action_id: 's', ...change });
const several = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const fits: [string, unknown[]][] = [
  ['50 blocks', several(50, () => ({ type: 'divider' }))],
  ['section text 3000', [{ type: 'section', text: marked('x'.repeat(3000)) }]],
  ['10 fields', [{ type: 'section', fields: several(10, () => marked('x')) }]],
  ['field 2000', [{ type: 'section', fields: [marked('x'.repeat(2000))] }]],
  ['25 buttons', [actions(...several(25, (index) => button({ action_id: `a${index}` })))]],
  ['button text 75', [actions(button({ text: plain('x'.repeat(75)) }))]],
  ['action_id 255', [actions(button({ action_id: 'x'.repeat(255) }))]],
  ['button value 2000', [actions(button({ value: 'x'.repeat(2000) }))]],
  ['header 150', [{ type: 'header', text: plain('x'.repeat(150)) }]],
  ['alt text 2000', [image({ alt_text: 'x'.repeat(2000) })]],
  ['10 context elements', [{ type: 'context', elements: several(10, () => marked('x')) }]],
  ['100 options', [select({ options: several(100, (index) => option(`o${index}`)) })]],
  ['markdown 12000', [{ type: 'markdown', text: 'x'.repeat(12_000) }]],
  [
    'the same action in two blocks',
    [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
  ],
];

test.each(fits)('takes %s', async (_, blocks) => {
  const answer = await clientOf(slack).apiCall('chat.postMessage', { channel: 'general', text: 't', blocks });
  expect(answer.ok).toBe(true);
});

const refused: [string, unknown[], string][] = [
  [
    '51 blocks',
    several(51, () => ({ type: 'divider' })),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    'section text 3001',
    [{ type: 'section', text: marked('x'.repeat(3001)) }],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'empty text',
    [{ type: 'section', text: marked('') }],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['an empty section', [{ type: 'section' }], 'must have one of: text, fields [json-pointer:/blocks/0]'],
  [
    '11 fields',
    [{ type: 'section', fields: several(11, () => marked('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'field 2001',
    [{ type: 'section', fields: [marked('x'.repeat(2001))] }],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    '26 buttons',
    [actions(...several(26, () => button()))],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'button text 76',
    [actions(button({ text: plain('x'.repeat(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'marked button text',
    [actions(button({ text: marked('x') }))],
    'must be one of: plain_text [json-pointer:/blocks/0/elements/0/text/type]',
  ],
  [
    'action_id 256',
    [actions(button({ action_id: 'x'.repeat(256) }))],
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'the same action twice in a block',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    '`action_id` a already exists [json-pointer:/blocks/0]',
  ],
  [
    'the same block_id twice',
    several(2, () => ({ type: 'divider', block_id: 'b' })),
    '`block_id` b already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    'value 2001',
    [actions(button({ value: 'x'.repeat(2001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'header 151',
    [{ type: 'header', text: plain('x'.repeat(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'no alt text',
    [{ type: 'image', image_url: 'http://127.0.0.1/p.png' }],
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'image_url 3001',
    [image({ image_url: `http://a/${'x'.repeat(2992)}` })],
    'must be less than 3001 characters [json-pointer:/blocks/0/image_url]',
  ],
  [
    'two sources',
    [image({ slack_file: { id: 'F1' } })],
    'must have exactly one of: image_url, slack_file [json-pointer:/blocks/0]',
  ],
  [
    'slack_file by id and url',
    [{ type: 'image', alt_text: 'A', slack_file: { id: 'F1', url: 'http://a/b.png' } }],
    'must have exactly one of: id, url [json-pointer:/blocks/0/slack_file]',
  ],
  [
    'a file that is not there',
    [{ type: 'image', alt_text: 'A', slack_file: { id: 'F1' } }],
    'invalid slack file [json-pointer:/blocks/0/slack_file]',
  ],
  [
    '11 context elements',
    [{ type: 'context', elements: several(11, () => marked('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    '101 options',
    [select({ options: several(101, (index) => option(`o${index}`)) })],
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'no options',
    [select({})],
    'must have exactly one of: options, option_groups [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'an unknown field',
    [{ type: 'divider', colour: 'red' }],
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  ['an unknown block', [{ type: 'sparkle' }], 'unsupported type: sparkle [json-pointer:/blocks/0]'],
  [
    'an image among buttons',
    [actions({ type: 'image', image_url: 'http://a/b.png', alt_text: 'A' })],
    'unsupported type: image [json-pointer:/blocks/0/elements/0]',
  ],
];

test.each(refused)('refuses %s', async (_, blocks, complaint) => {
  const call = clientOf(slack).apiCall('chat.postMessage', { channel: 'general', text: 't', blocks });
  expect(await refusal(call)).toMatchObject({
    ok: false,
    error: 'invalid_blocks',
    errors: [complaint],
    response_metadata: { messages: [`[ERROR] ${complaint}`] },
  });
});

test('refuses a message whose blocks are too long together', async () => {
  const blocks = several(5, () => ({ type: 'section', text: marked('x'.repeat(3000)) }));
  const call = clientOf(slack).apiCall('chat.postMessage', { channel: 'general', text: 't', blocks });
  expect(await refusal(call)).toMatchObject({ error: 'msg_blocks_too_long' });
});
