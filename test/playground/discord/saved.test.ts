import { afterAll, expect, test } from 'vitest';
import { startDiscord } from '../../../playground/discord/index.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { temporaryFolder } from '../mongo/open-store.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder[Symbol.dispose]();
});

const start = () => startDiscord({ token: 'a-token', journal: new Journal(), folder: folder.path });

test('what people, guilds and messages there were is there after another start, and ids go on', async () => {
  let channel = '';
  let last = '';
  {
    await using discord = await start();
    const ada = discord.person('Ada');
    const guild = discord.addGuild('Orchard');
    channel = discord.addChannel(guild, 'stories');
    discord.join(guild, ada.id);
    discord.moderator.allow(channel, 'read');
    last = ada.say('Anybody here?', channel).id;
  }
  await using discord = await start();
  expect(discord.places().map(({ name, guild }) => `${guild?.name ?? ''} ${name}`)).toEqual([
    'Harbour general',
    'Harbour lounge',
    'Orchard general',
    'Orchard stories',
  ]);
  const [ada] = discord.people();
  expect(ada?.name).toBe('Ada');
  expect(ada?.messages(channel).map(({ text }) => text)).toEqual(['Anybody here?']);
  expect(BigInt(ada?.say('Again', channel).id ?? 0)).toBeGreaterThan(BigInt(last));
});
