import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { toHar } from '../../../playground/kit/har.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { redactor } from '../../../playground/kit/redact.ts';
import { startStandIn } from '../../../playground/kit/server.ts';

const entry = z.looseObject({
  comment: z.string(),
  request: z.looseObject({ url: z.string(), postData: z.looseObject({ text: z.string() }).optional() }),
  response: z.looseObject({ status: z.number(), content: z.looseObject({ text: z.string().optional() }) }),
  _webSocketMessages: z.array(z.unknown()).optional(),
});
const log = z.object({ log: z.object({ version: z.literal('1.2'), entries: z.array(entry) }) });
const entriesOf = (journal: Journal, secrets: string[] = []) =>
  log.parse(toHar(journal, secrets)).log.entries;

async function exchange(request: RequestInit, body: unknown, path = '/thing'): Promise<Journal> {
  const journal = new Journal();
  await using server = await startStandIn({
    name: 'example',
    journal,
    notFound: () => ({ status: 404 }),
    endpoints: [{ name: 'POST /*path', answer: () => ({ body }) }],
  });
  await (await fetch(`${server.url}${path}`, { method: 'POST', ...request })).arrayBuffer();
  return journal;
}

test('an entry has the exchange and the name of its stand-in', async () => {
  const journal = await exchange(
    { body: '{"a":1}', headers: { 'content-type': 'application/json' } },
    { b: 2 },
  );
  expect(entriesOf(journal)).toMatchObject([
    {
      comment: 'example',
      request: { method: 'POST', postData: { mimeType: 'application/json', text: '{"a":1}' } },
      response: { status: 200, content: { mimeType: 'application/json', text: '{"b":2}' } },
    },
  ]);
});

test('of a multipart body only payload_json is kept', async () => {
  const form = new FormData();
  form.append('files[0]', new Blob([Buffer.from([0, 255, 13, 10])]), 'p.png');
  form.append('payload_json', '{"content":"käse"}');
  const [first] = entriesOf(await exchange({ body: form }, {}));
  expect(first?.request.postData).toEqual({ mimeType: 'application/json', text: '{"content":"käse"}' });
});

test('bytes are in base64, and unharmed', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const [first] = entriesOf(await exchange({}, bytes));
  expect(first?.response.content).toMatchObject({ encoding: 'base64', text: bytes.toString('base64') });
});

test('frames of a socket are one entry', () => {
  const journal = new Journal();
  const frame = { standIn: 'discord', socket: '1', url: 'ws://127.0.0.1/?v=10' };
  journal.addFrame({ ...frame, type: 'receive', at: new Date(1_500), data: '{"op":10}' });
  journal.addFrame({ ...frame, socket: '2', type: 'receive', at: new Date(1_600), data: '{}' });
  journal.addFrame({ ...frame, type: 'send', at: new Date(2_000), data: '{"op":2,"token":"hush"}' });
  expect(entriesOf(journal, ['hush'])).toMatchObject([
    {
      comment: 'discord',
      response: { status: 101 },
      _webSocketMessages: [
        { type: 'receive', time: 1.5, opcode: 1, data: '{"op":10}' },
        { type: 'send', time: 2, opcode: 1, data: '{"op":2,"token":"reda"}' },
      ],
    },
    { _webSocketMessages: [{}] },
  ]);
});

test('no secret is left in address, headers, text or bytes', async () => {
  const secret = 'se+cret/tok?n "1"';
  const basic = Buffer.from(`client:${secret}`).toString('base64');
  const journal = await exchange(
    { body: JSON.stringify({ secret }), headers: { authorization: `Basic ${basic}`, 'x-key': secret } },
    Buffer.from(`\0${secret}\0`),
    `/webhooks/${encodeURIComponent(secret)}?token=${encodeURIComponent(secret)}`,
  );
  const har = JSON.stringify(toHar(journal, [secret]));
  expect(har).not.toContain('se+cret');
  expect(har).not.toContain('se%2Bcret');
  const decoded = har
    .match(/[A-Za-z0-9+/]{16,}/g)
    ?.map((run) => Buffer.from(run, 'base64').toString('latin1'));
  expect(decoded?.join('\n')).not.toContain('cret/tok');
});

test('a redacted text is as long as it was, and holds the secret in no form', () => {
  const word = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 40 });
  fc.assert(
    fc.property(word, word, word, (before, secret, after) => {
      const redact = redactor([secret]);
      for (const [write, read] of codings) {
        const text = write(before + secret + after);
        const clean = redact(text);
        expect(clean).toHaveLength(text.length);
        expect(read(clean)).not.toContain(secret);
      }
    }),
  );
});

const same = (text: string): string => text;
const codings: readonly (readonly [write: (text: string) => string, read: (text: string) => string])[] = [
  [same, same],
  [encodeURIComponent, (text) => text.replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent)],
  [(text) => Buffer.from(text).toString('base64'), (text) => Buffer.from(text, 'base64').toString()],
  [(text) => Buffer.from(text).toString('base64url'), (text) => Buffer.from(text, 'base64url').toString()],
];
