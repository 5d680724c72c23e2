import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, expect, it } from 'vitest';
import { inside } from '../../../playground/page/protocol-inside.ts';
import { nothing } from '../../../playground/page/protocol.ts';
import { readStartSettings } from '../../../playground/start-settings.ts';
import { temporaryFolder } from '../mongo/open-store.ts';
import { PageClient } from './page-client.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = temporaryFolder();
afterAll(() => {
  folder[Symbol.dispose]();
});

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

interface Playground {
  readonly child: ChildProcess;
  readonly page: PageClient;
}

/** `npm start` without npm, on any free port. */
async function start(): Promise<Playground> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'playground/main.ts')], {
    cwd: root,
    env: { ...process.env, PORT: '0', PERSONA_DATA: folder.path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  for await (const line of createInterface(child.stdout)) {
    const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (port) return { child, page: new PageClient(Number(port)) };
  }
  throw new Error('The playground ended while it started');
}

it('goes on after it was killed where it was, with chats, buttons and runs; stops on Ctrl-C with 0', async () => {
  const killed = await start();
  const discord = await killed.page.chat('discord');
  const at = {
    platform: 'discord',
    person: discord.people[0]?.id ?? '',
    channel: discord.places[1]?.channels[0]?.id ?? '',
  } as const;
  const command = { ...at, command: 'persona', subcommand: 'create', options: { prompt: 'a shy baker' } };
  await killed.page.post('/api/chats/discord/commands', command, nothing);
  const notice = await killed.page.see(at, ({ text }) => text.includes('Before the first character'));
  const accept = { ...at, message: notice.id, button: 'I am old enough and accept' };
  await killed.page.post('/api/chats/discord/presses', accept, nothing);
  // Its progress is shown a second after it was ordered: the made-up fal has saved the order by then.
  const painting = await killed.page.see(at, ({ text }) =>
    /^## Painting[^]*portrait[^]*[1-9]\d* %/.test(text),
  );
  const exited = once(killed.child, 'exit');
  killed.child.kill('SIGKILL');
  await exited;

  const { child, page } = await start();
  const card = await page.see(at, ({ raw }) => JSON.stringify(raw).includes('Repaint'));
  expect(card.id).toBe(painting.id);
  // The painting that was ordered is taken up, not ordered again.
  const [run] = (await page.get('/api/inside', inside)).runs;
  expect(run).toMatchObject({ state: 'done', steps: [{}, { name: 'painting', calls: 1 }] });
  await page.post('/api/chats/discord/presses', { ...at, message: card.id, button: 'Details' }, nothing);
  await page.see(at, ({ text, visibleTo }) => visibleTo === 'you' && text.includes('a shy baker'));
  const name = /## (.+)/.exec(card.text)?.[1] ?? '';
  await page.post('/api/chats/discord/commands', { ...at, command: 'persona', subcommand: 'list' }, nothing);
  await page.see(at, ({ text }) => text.includes('Your characters') && text.includes(name));
  const stopped = once(child, 'exit');
  child.kill('SIGINT');
  expect(await stopped).toEqual([0, null]);
}, 60_000);

it.each([
  [{}, { PORT: 8080, PERSONA_DATA: '.persona' }],
  [
    { PORT: ' ', PERSONA_DATA: '' },
    { PORT: 8080, PERSONA_DATA: '.persona' },
  ],
  [
    { PORT: '9000', PERSONA_DATA: '/data' },
    { PORT: 9000, PERSONA_DATA: '/data' },
  ],
])('the settings %j', (given, settings) => {
  expect(readStartSettings(given)).toEqual(settings);
});

it.each(['a', '-1', '70000', '80.5'])('PORT=%s is named as wrong', (PORT) => {
  expect(() => readStartSettings({ PORT })).toThrow('PORT: must be a number from 0 to 65535');
});
