import { Client, Events } from 'discord.js';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connect, createCommand, startBot, startStandIn, token } from './connect.ts';

test('a dropped line is resumed, and what was missed meanwhile is delivered', async () => {
  const { discord, bot } = await startBot((interaction) => interaction.reply('Here'));
  const resumed = new Promise<number>((resolve) => {
    bot.once(Events.ShardResume, (_, replayed) => {
      resolve(replayed);
    });
  });
  discord.gateway.dropAll();
  await discord.person('Ada').type(createCommand);
  expect(await resumed).toBeGreaterThanOrEqual(1);
  expect(
    discord
      .person('Ada')
      .messages()
      .map((one) => one.text),
  ).toEqual(['Here']);
});

test.each(['invalidSession', 'askToReconnect'] as const)('after %s the client comes back', async (fault) => {
  const { discord, bot } = await startBot((interaction) => interaction.reply('Back'));
  const back = new Promise((resolve) => {
    if (fault === 'invalidSession') bot.once(Events.ShardReady, resolve);
    else bot.once(Events.ShardResume, resolve);
  });
  discord.gateway[fault]();
  await back;
  expect(discord.connectedShards()).toEqual([{ id: 0, count: 1 }]);
  await discord.person('Ada').type(createCommand);
  expect(discord.person('Ada').messages()[0]?.text).toBe('Back');
});

test('a line without heartbeats is given up and resumed', async () => {
  const discord = await startStandIn({ heartbeatMilliseconds: 50 });
  const bot = await connect(discord);
  const resumed = new Promise((resolve) => bot.once(Events.ShardResume, resolve));
  discord.gateway.withholdHeartbeats(true);
  await new Promise((resolve) => bot.once(Events.ShardReconnecting, resolve));
  discord.gateway.withholdHeartbeats(false);
  await resumed;
  expect(discord.connectedShards()).toHaveLength(1);
});

test('a refused token is refused over HTTP, and on the gateway with 4004', async () => {
  const discord = await startStandIn();
  discord.gateway.refuseToken(true);
  const client = new Client({ intents: [], rest: { api: discord.apiUrl } });
  await expect(client.login(token)).rejects.toThrow('An invalid token was provided.');
  const identify = { op: 2, d: { token, intents: 0, properties: {} } };
  expect(await closeCodeAfter(discord.url, JSON.stringify(identify))).toBe(4004);
});

test.each([
  ['no JSON', '{', 4002],
  ['an unknown opcode', '{"op":42}', 4001],
  ['something before the identity', '{"op":3,"d":{}}', 4003],
  ['a shard that cannot be', JSON.stringify({ op: 2, d: { token, intents: 0, shard: [2, 2] } }), 4010],
])('the line is closed after %s', async (_, text, code) => {
  const discord = await startStandIn();
  expect(await closeCodeAfter(discord.url, text)).toBe(code);
});

test('a session that is not known cannot be resumed', async () => {
  const discord = await startStandIn();
  const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/?v=10&encoding=json`);
  const answers: unknown[] = [];
  socket.on('message', (data: Buffer) => answers.push(JSON.parse(data.toString())));
  socket.on('open', () => {
    socket.send(JSON.stringify({ op: 6, d: { token, session_id: 'x', seq: 1 } }));
  });
  await expect.poll(() => answers.at(-1)).toMatchObject({ op: 9, d: false });
  socket.terminate();
});

test('each shard is told of its own guilds only', async () => {
  const discord = await startStandIn();
  for (let number = 0; number < 6; number += 1) discord.addGuild(`Guild ${number}`);
  const bot = await connect(discord, { shards: 2 });
  expect(discord.connectedShards()).toEqual([
    { id: 0, count: 2 },
    { id: 1, count: 2 },
  ]);
  expect(bot.guilds.cache.size).toBe(7);
  const shards = new Set(bot.guilds.cache.map((guild) => guild.shardId));
  expect([...shards].toSorted()).toEqual([0, 1]);
});

test('a client that says goodbye is forgotten', async () => {
  const discord = await startStandIn();
  const bot = await connect(discord);
  await bot.destroy();
  await expect.poll(() => discord.connectedShards()).toEqual([]);
});

function closeCodeAfter(url: string, text: string): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/?v=10&encoding=json`);
  socket.on('open', () => {
    socket.send(text);
  });
  return new Promise((resolve) => {
    socket.on('close', resolve);
  });
}
