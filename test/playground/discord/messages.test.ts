import { type Client, Routes, type TextChannel } from 'discord.js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { DiscordStandIn } from '../../../playground/discord/stand-in.ts';
import { rateLimited } from '../../../playground/discord/rate-limit.ts';
import { connect, startStandIn } from './connect.ts';

async function startInChannel(): Promise<{
  discord: DiscordStandIn;
  bot: Client<true>;
  channel: TextChannel;
}> {
  const discord = await startStandIn();
  const bot = await connect(discord);
  const channel = await bot.channels.fetch(discord.places()[0]?.id ?? '');
  if (channel?.isTextBased() !== true || channel.isDMBased()) throw new Error('not a channel');
  return { discord, bot, channel: channel as TextChannel };
}

const picture = () =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();

test('a picture goes up, is measured, seen with its words, and fetched again', async () => {
  const { discord, channel } = await startInChannel();
  const data = await picture();
  await channel.send({
    embeds: [{ title: 'Orla', image: { url: 'attachment://orla.png' } }],
    files: [
      { attachment: data, name: 'orla.png', description: 'A lighthouse keeper' },
      { attachment: Buffer.from('{}'), name: 'a card.json' },
    ],
  });
  const seen = discord.person('Ada').messages()[0];
  const url = seen?.pictures[0]?.url ?? '';
  expect(seen?.text).toBe('Orla');
  expect(seen?.pictures).toEqual([{ url, alternative: 'A lighthouse keeper' }]);
  expect(seen?.files.map((one) => one.name)).toEqual(['orla.png', 'a_card.json']);
  expect(seen?.raw).toMatchObject({ attachments: [{ width: 8, height: 6, content_type: 'image/png' }, {}] });
  const answer = await fetch(url);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(data);
});

test('an edit keeps the files that it lists, adds what comes, and takes the others away', async () => {
  const { discord, channel } = await startInChannel();
  const sent = await channel.send({ content: 'Two', files: [file('one.txt'), file('two.txt')] });
  const gone = sent.attachments.find((one) => one.name === 'two.txt')?.url ?? '';
  const kept = sent.attachments.filter((one) => one.name === 'one.txt');
  await sent.edit({ attachments: [...kept.values()], files: [file('three.txt')] });
  const seen = discord.person('Ada').messages()[0];
  expect(seen).toMatchObject({ text: 'Two', edits: 1, files: [{ name: 'one.txt' }, { name: 'three.txt' }] });
  expect((await fetch(gone)).status).toBe(404);
});

test('components V2 are flattened to the words, pictures and files that a person sees', async () => {
  const { discord, bot, channel } = await startInChannel();
  await bot.rest.post(Routes.channelMessages(channel.id), {
    body: {
      flags: 32768,
      components: [
        { type: 10, content: '# Orla' },
        {
          type: 17,
          components: [
            {
              type: 9,
              components: [{ type: 10, content: 'Keeper of the light' }],
              accessory: { type: 11, media: { url: 'attachment://orla.png' }, description: 'Orla' },
            },
            { type: 13, file: { url: 'attachment://card.txt' } },
            { type: 14 },
            { type: 1, components: [{ type: 2, style: 1, custom_id: 'x', label: 'Repaint' }] },
          ],
        },
      ],
    },
    files: [
      { name: 'orla.png', data: await picture(), contentType: 'image/png' },
      { name: 'card.txt', data: Buffer.from('x') },
      { name: 'unshown.txt', data: Buffer.from('x') },
    ],
  });
  expect(discord.person('Ada').messages()[0]).toMatchObject({
    text: '# Orla\nKeeper of the light',
    pictures: [{ alternative: 'Orla' }],
    files: [{ name: 'card.txt' }],
    buttons: [{ label: 'Repaint', action: 'x', disabled: false }],
  });
});

test('a nonce that is enforced posts once', async () => {
  const { discord, channel } = await startInChannel();
  const first = await channel.send({ content: 'Once', nonce: 'n1', enforceNonce: true });
  const second = await channel.send({ content: 'Once', nonce: 'n1', enforceNonce: true });
  expect(second.id).toBe(first.id);
  expect(discord.person('Ada').messages()).toHaveLength(1);
});

test.each([
  [undefined, { mentions: [{ global_name: 'Bob' }], mention_everyone: true }],
  [{ parse: [] }, { mentions: [], mention_everyone: false, allowed_mentions: { parse: [] } }],
  [{ parse: ['everyone'] as const }, { mentions: [], mention_everyone: true }],
])('only those are pinged whom the message allows: %o', async (allowedMentions, expected) => {
  const { discord, channel } = await startInChannel();
  const content = `@everyone <@${discord.person('Bob').id}>`;
  await channel.send({ content, ...(allowedMentions && { allowedMentions }) });
  expect(discord.person('Ada').messages()[0]?.raw).toMatchObject(expected);
});

test('the bot writes to a person, reads and deletes what it wrote, until the person closes the door', async () => {
  const { discord, bot } = await startInChannel();
  const ada = discord.person('Ada');
  const direct = await bot.users.createDM(ada.id);
  const sent = await direct.send('Psst');
  expect(ada.messages('dm').map((one) => one.text)).toEqual(['Psst']);
  expect(discord.person('Bob').messages()).toEqual([]);
  expect((await direct.messages.fetch()).map((one) => one.content)).toEqual(['Psst']);
  await sent.delete();
  expect(ada.messages('dm')).toEqual([]);
  discord.moderator.allow(direct.id, 'read');
  await expect(direct.send('Psst')).rejects.toMatchObject({ code: 50007, status: 403 });
});

test('what a moderator does, the bot meets', async () => {
  const { discord, channel } = await startInChannel();
  const [first, second] = [await channel.send('one'), await channel.send('two')];
  discord.moderator.deleteMessage(first.id);
  await expect(first.edit('x')).rejects.toMatchObject({ code: 10008, status: 404 });
  discord.moderator.allow(channel.id, 'read');
  await expect(channel.send('x')).rejects.toMatchObject({ code: 50013, status: 403 });
  await second.edit('edited');
  discord.moderator.allow(channel.id, 'none');
  await expect(second.edit('x')).rejects.toMatchObject({ code: 50001, status: 403 });
  expect(
    discord
      .person('Ada')
      .messages()
      .map((one) => one.text),
  ).toEqual(['edited']);
  discord.moderator.deleteChannel(channel.id);
  await expect.poll(() => channel.guild.channels.cache.has(channel.id)).toBe(false);
  expect(discord.person('Ada').messages()).toEqual([]);
});

test('a bot that is thrown out of a guild is told, and finds nothing there', async () => {
  const { discord, bot, channel } = await startInChannel();
  const gone = new Promise((resolve) =>
    bot.once('guildDelete', (guild) => {
      resolve(guild.name);
    }),
  );
  discord.moderator.removeGuild(channel.guildId);
  expect(await gone).toBe('Harbour');
  await expect(bot.rest.get(Routes.channel(channel.id))).rejects.toMatchObject({ code: 10003 });
});

test('places that are added while the bot is connected are made known to it', async () => {
  const { discord, bot } = await startInChannel();
  const guild = discord.addGuild('Quay');
  await expect.poll(() => bot.guilds.cache.get(guild)?.name).toBe('Quay');
  const channel = discord.addChannel(guild, 'boats');
  await expect.poll(() => bot.channels.cache.has(channel)).toBe(true);
  const thread = discord.addThread(channel, 'sails');
  await expect.poll(() => bot.channels.cache.has(thread)).toBe(true);
});

test('a rate limit is waited for', async () => {
  const { discord, channel } = await startInChannel();
  const endpoint = 'POST /api/v10/channels/:channel/messages';
  discord.faults.plan(endpoint, rateLimited(0.01));
  await channel.send('after a while');
  expect(discord.journal.of('discord', endpoint).map((one) => one.response.status)).toEqual([429, 200]);
});

const file = (name: string) => ({ name, attachment: Buffer.from(name) });
