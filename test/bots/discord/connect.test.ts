import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Events } from 'discord.js';
import { onTestFinished, expect, test } from 'vitest';
import { systemClock } from '../../../core/base/clock.ts';
import { openLog } from '../../../core/base/log.ts';
import { openMetrics } from '../../../core/base/metrics.ts';
import { DiscordApi } from '../../../bots/discord/api.ts';
import { connect, createClient } from '../../../bots/discord/client.ts';
import { toRegistration } from '../../../bots/discord/commands.ts';
import { discordSettings } from '../../../bots/discord/settings.ts';
import { discord, openDiscord } from '../../../bots/discord/index.ts';
import type { Platform } from '../../../bots/platform.ts';
import { startDiscord } from '../../../playground/discord/index.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { commands, createTyped, environmentOf, startBot, textView, token } from './bot.ts';

const core = { clock: systemClock, log: openLog('silent'), metrics: openMetrics() };
const whole = { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: '123456789012345678' };

test('nothing set means not configured', () => {
  expect(discord.configure({ DISCORD_TOKEN: ' ' })).toBeUndefined();
});

test.each([
  [{ DISCORD_TOKEN: token }, 'DISCORD_APPLICATION_ID: is not set'],
  [{ DISCORD_APPLICATION_ID: '123456789012345678' }, 'DISCORD_TOKEN: is not set'],
  [{ ...whole, DISCORD_APPLICATION_ID: 'persona' }, 'DISCORD_APPLICATION_ID: must be the number'],
  [{ ...whole, DISCORD_SHARD: '2/2' }, 'DISCORD_SHARD: must count shards from 0'],
  [{ ...whole, DISCORD_SHARD: 'first' }, 'DISCORD_SHARD: must be the number of this shard'],
  [{ ...whole, DISCORD_API: 'discord.com' }, 'DISCORD_API: must be an address'],
])('%o is refused with its line', (environment, line) => {
  expect(() => discord.configure(environment)).toThrow(
    expect.objectContaining({ code: 'configuration', detail: { lines: [expect.stringContaining(line)] } }),
  );
});

async function startUnconnected(change: Readonly<Record<string, string>> = {}) {
  const standIn = await startDiscord({ journal: new Journal(), token, shards: 2 });
  onTestFinished(() => standIn[Symbol.asyncDispose]());
  const platform = openDiscord(core, discordSettings.parse({ ...environmentOf(standIn), ...change }));
  onTestFinished(() => platform.stop());
  return { discord: standIn, start: () => startIdle(platform) };
}

const startIdle = (platform: Platform) => platform.start(() => Promise.resolve());

test('a token that Discord does not know stops the start with its name', async () => {
  const { start } = await startUnconnected({ DISCORD_TOKEN: 'MTIz.another.token' });
  await expect(start()).rejects.toMatchObject({
    code: 'configuration',
    detail: { lines: [expect.stringContaining('DISCORD_TOKEN')] },
  });
});

test('so does the id of another application', async () => {
  const { start } = await startUnconnected({ DISCORD_APPLICATION_ID: '123456789012345678' });
  await expect(start()).rejects.toMatchObject({
    code: 'configuration',
    detail: { lines: [expect.stringContaining('DISCORD_APPLICATION_ID')] },
  });
});

test('one process serves one shard', async () => {
  const { discord, start } = await startUnconnected({ DISCORD_SHARD: '1/2' });
  await start();
  expect(discord.connectedShards()).toEqual([{ id: 1, count: 2 }]);
});

test('a line that drops is taken up again', async () => {
  const { discord } = await startBot(async ({ reply }) => {
    await reply.privately(textView('still here'));
  });
  discord.gateway.dropAll();
  await expect.poll(() => discord.connectedShards().length).toBe(1);
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  await mira.see((message) => message.text === 'still here');
});

test('nothing of a guild or a person is kept', async () => {
  const { discord } = await startUnconnected();
  const settings = discordSettings.parse(environmentOf(discord));
  using api = new DiscordApi(settings, {});
  await api.replaceCommands(toRegistration(commands));
  const client = createClient(settings, core);
  onTestFinished(() => client.destroy());
  const received = once(client, Events.InteractionCreate);
  await connect(client, settings);
  discord.addGuild('Lighthouse');
  void discord.person('Mira').type({ command: 'privacy' });
  await received;
  await expect.poll(() => client.guilds.cache.size).toBe(0);
  expect([client.channels.cache.size, client.users.cache.size]).toEqual([0, 0]);
});

test('guilds that come and go disturb nothing', async () => {
  const { discord, logged } = await startBot(async ({ reply }) => {
    await reply.privately(textView('still here'));
  });
  const guild = discord.addGuild('Lighthouse');
  discord.addChannel(guild, 'lamp');
  discord.moderator.removeGuild(guild);
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  await mira.see((message) => message.text === 'still here');
  expect(logged).toEqual([]);
});

test('a stop waits for what is being answered', async () => {
  const order: string[] = [];
  const { discord, platform } = await startBot(async ({ reply }) => {
    await reply.acknowledge('private');
    await sleep(200);
    await reply.privately(textView('in the end'));
    order.push('answered');
  });
  const mira = discord.person('Mira');
  await mira.type(createTyped);
  await platform.stop();
  order.push('stopped');
  expect(order).toEqual(['answered', 'stopped']);
  expect(mira.messages()).toMatchObject([{ text: 'in the end' }]);
  await expect.poll(() => discord.connectedShards()).toEqual([]);
});
