import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nothing } from '../../../playground/page/protocol.ts';
import { openPageServer } from '../../../playground/page/server.ts';
import { openShownStack, type ShownStack } from './open-shown-stack.ts';
import type { PageClient } from './page-client.ts';

let shown: ShownStack;
let page: PageClient;
let port: number;
beforeAll(async () => {
  shown = await openShownStack();
  ({ page, port } = shown);
});
afterAll(() => shown[Symbol.asyncDispose]());

/** What a request is answered that no browser lets a page choose. */
async function statusOf(
  path: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
): Promise<number> {
  const asked = request({ port, host: '127.0.0.1', path, method, headers }).end();
  const [response] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

it.each([
  ['another name that leads here', '/api/chats', { host: 'evil.example' }, 'GET', 403],
  ['its own name', '/api/chats', { host: 'localhost:1' }, 'GET', 200],
  ['another page', '/api/chats/slack/says', { origin: 'http://evil.example' }, 'POST', 403],
  ['nothing', '/nowhere', {}, 'GET', 404],
  ['a picture that is gone', '/files/discord/attachments/1/2/3.png', {}, 'GET', 404],
  ['nobody', '/api/chats/slack/messages?person=U0', {}, 'GET', 404],
  ['another platform', '/api/chats/irc/messages?person=U0', {}, 'GET', 400],
])('answers %s', async (_what, path, headers, method, status) => {
  expect(await statusOf(path, headers, method)).toBe(status);
});

it('refuses in words', async () => {
  const nowhere = { person: 'U0', channel: 'C0', text: 'Hello' };
  await expect(page.post('/api/chats/slack/says', nowhere, nothing)).rejects.toThrow('no such person');
  await expect(page.post('/api/chats/slack/says', {}, nothing)).rejects.toThrow('person: ');
});

it('says which port is taken', async () => {
  await expect(openPageServer(port)).rejects.toThrow(`PORT: ${port} is taken by another program. Set PORT`);
});
