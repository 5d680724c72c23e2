import { createConnection } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside } from '../../../playground/page/protocol-inside.ts';
import {
  completions,
  directMessages,
  formErrors,
  nothing,
  openForm,
  person,
  type Platform,
  upload,
} from '../../../playground/page/protocol.ts';
import { openShownStack, type ShownStack } from './open-shown-stack.ts';
import type { At, PageClient } from './page-client.ts';

let shown: ShownStack;
let page: PageClient;
let port: number;
beforeAll(async () => {
  shown = await openShownStack();
  ({ page, port } = shown);
});
afterAll(() => shown[Symbol.asyncDispose]());

/** A word that stands nowhere but in what people type. */
const canary = 'quillfeather';

const typed = {
  discord: { command: 'persona', subcommand: 'create', options: { prompt: `a tinker named ${canary}` } },
  slack: { command: 'persona', text: `create a tinker named ${canary} style:ink-drawing` },
};

async function placeOf(platform: Platform, name: string, place: number): Promise<At> {
  const chat = await page.chat(platform);
  const who = chat.people.find((one) => one.name === name);
  const channel = chat.places.at(place)?.channels.at(-1);
  if (!who || !channel) throw new Error(`There is no ${name} or no place ${place}`);
  return { platform, person: who.id, channel: channel.id };
}

describe.each(['discord', 'slack'] as const)('%s', (platform) => {
  it('shows people, places, channels and commands', async () => {
    const chat = await page.chat(platform);
    expect(chat.people.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Chika']);
    expect(chat.places.map(({ name }) => name)).toEqual(
      platform === 'discord' ? ['Harbour', 'Orchard'] : ['Lantern'],
    );
    expect(chat.places.at(-1)?.channels.map(({ name }) => name)).toContain('stories');
    expect(chat.commands[0]).toMatchObject({ name: 'persona' });
  });

  it('makes a character: command, notice, click, card, picture', async () => {
    const at = await placeOf(platform, 'Ben', -1);
    await page.post(`/api/chats/${platform}/commands`, { ...at, ...typed[platform] }, nothing);
    const notice = await page.see(at, ({ text }) => text.includes('Before the first character'));
    expect(notice).toMatchObject({ visibleTo: 'you', author: { name: 'Persona', kind: 'app' } });
    const press = { ...at, message: notice.id, button: 'I am old enough and accept' };
    await page.post(`/api/chats/${platform}/presses`, press, nothing);
    const card = await page.see(at, ({ raw }) => JSON.stringify(raw).includes('Repaint'));
    expect(card).toMatchObject({ visibleTo: 'everyone', channel: at.channel, raw: { platform } });
    expect(card.text).toContain(canary);
    const picture = /"(\/files\/[^"]+portrait\.png[^"]*)"/.exec(JSON.stringify(card.raw))?.[1] ?? '';
    const fetched = await page.fetch(picture);
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await fetched.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    const saved = await page.fetch(`${picture}${picture.includes('?') ? '&' : '?'}download`);
    expect(saved.headers.get('content-disposition')).toBe('attachment; filename=portrait.png');
    expect(JSON.stringify(card.raw)).not.toContain('http://127.0.0.1');
  });

  it('opens a form, says what is wrong, and closes it', async () => {
    const at = await placeOf(platform, 'Ben', 0);
    const command = { command: 'persona', subcommand: 'create', text: 'create' };
    await page.post(`/api/chats/${platform}/commands`, { ...at, ...command }, nothing);
    const address = `/api/chats/${platform}/form?person=${at.person}`;
    const { form } = await page.get(address, openForm);
    expect(form?.fields.map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([
        ['prompt', 'text'],
        ['style', 'select'],
      ]),
    );
    const empty = page.post(
      `/api/chats/${platform}/forms`,
      { person: at.person, values: { prompt: [''] } },
      formErrors,
    );
    // Discord's client itself refuses; Slack's says it at the field.
    if (platform === 'discord') await expect(empty).rejects.toThrow('is required');
    else expect((await empty).errors).toEqual({ prompt: 'Please complete this required field.' });
    await page.post(`/api/chats/${platform}/forms/close`, { person: at.person }, nothing);
    expect(await page.get(address, openForm)).toEqual({ form: null });
  });

  it('takes a new person, ordinary words and a file', async () => {
    const made = await page.post(`/api/chats/${platform}/people`, { name: 'Dora' }, person);
    const at = { ...(await placeOf(platform, 'Dora', -1)), channel: directMessages };
    expect(at.person).toBe(made.id);
    await page.post(`/api/chats/${platform}/says`, { ...at, text: 'Hello?' }, nothing);
    const said = await page.see(at, ({ text }) => text === 'Hello?');
    expect(said).toMatchObject({ author: { name: 'Dora', kind: 'person' }, channel: directMessages });
    const query = new URLSearchParams({ person: at.person, name: 'card.json' });
    const sent = await page.fetch(`/api/chats/${platform}/uploads?${query.toString()}`, {
      method: 'POST',
      body: '{}',
    });
    expect(upload.parse(await sent.json()).id).toMatch(/^\w+$/);
  });
});

it('offers what can be typed next', async () => {
  const at = await placeOf('discord', 'Ben', -1);
  const asked = { ...at, command: 'persona', subcommand: 'show', options: { name: '' }, option: 'name' };
  expect((await page.post('/api/chats/discord/completions', asked, completions)).choices).toHaveLength(1);
});

it('shows inside how far runs are, and nothing of what was typed', async () => {
  const seen = await page.get('/api/inside', inside);
  expect(seen.runs).toHaveLength(2);
  expect(seen.runs[0]).toMatchObject({
    state: 'done',
    attempts: 1,
    steps: [
      { name: 'writing', state: 'done' },
      { name: 'painting', state: 'done' },
    ],
  });
  expect(seen.queues.map(({ name }) => name)).toContain('runs');
  expect(seen.redis.length).toBeGreaterThan(3);
  const kept = seen.store.find(({ name }) => name === 'runs');
  expect(kept?.count).toBe(2);
  expect(kept?.newest?.sealed).toMatch(/^[\w+/]{60}$/);
  expect(JSON.stringify(seen).toLowerCase()).not.toContain(canary);
});

it('says when something has changed', async () => {
  const at = await placeOf('slack', 'Ada', 0);
  const socket = createConnection(port, '127.0.0.1');
  socket.write('GET /api/changes HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += String(chunk);
  });
  await page.post('/api/chats/slack/says', { ...at, text: 'Anybody here?' }, nothing);
  await expect.poll(() => heard).toContain('data: {"platform":"slack"}');
  await page.post('/api/chats/slack/commands', { ...at, command: 'persona', text: 'help' }, nothing);
  await expect.poll(() => heard).toContain('data: {"inside":true}');
  socket.destroy();
});

it('loads its own files only, and runs no script that stands in the page', async () => {
  const response = await page.fetch('/');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toContain('<script type="module" src="/page.js"></script>');
  expect((await (await page.fetch('/page.js')).text()).length).toBeGreaterThan(10_000);
});
