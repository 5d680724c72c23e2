import { MessageFlags, REST, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { codeOf, connect, createCommand, startBot, startStandIn } from './connect.ts';

test('after three seconds without an answer the person is told, and an answer comes too late', async () => {
  const late: string[] = [];
  const { discord } = await startBot(async (interaction) => {
    await new Promise((resolve) =>
      discord.onChange(() => {
        resolve(undefined);
      }),
    );
    await interaction.reply('Late').catch((error: unknown) => late.push(codeOf(error)));
  });
  const ada = discord.person('Ada');
  await ada.type(createCommand);
  await expect.poll(() => late).toEqual(['10062']);
  expect(ada.messages().map((one) => one.text)).toEqual(['The application did not respond']);
});

test('a token is good for fifteen minutes, by the clock', async () => {
  let now = Date.UTC(2030, 0, 1);
  const codes: string[] = [];
  const { discord } = await startBot(
    async (interaction) => {
      await interaction.reply('Here');
      now += 15 * 60_000;
      await interaction.editReply('Still here');
      now += 1;
      await interaction.editReply('Gone').catch((error: unknown) => codes.push(codeOf(error)));
    },
    { clock: () => now },
  );
  await discord.person('Ada').type(createCommand);
  await expect.poll(() => codes).toEqual(['50027']);
  expect(discord.person('Ada').messages()[0]?.text).toBe('Still here');
});

test('what is known of no interaction opens nothing', async () => {
  const codes: string[] = [];
  const { discord } = await startBot(async (interaction) => {
    const rest = new REST({ api: discord.apiUrl, version: '10' });
    const attempt = (request: Promise<unknown>) =>
      request.then(
        () => codes.push('taken'),
        (error: unknown) => codes.push(codeOf(error)),
      );
    const reply = { auth: false, body: { type: 4, data: { content: 'x' } } };
    await attempt(rest.post(Routes.interactionCallback(interaction.id, 'forged'), reply));
    await attempt(rest.patch(Routes.webhookMessage(interaction.applicationId, 'forged'), reply));
    await attempt(rest.patch(Routes.webhookMessage(interaction.applicationId, interaction.token), reply));
    await attempt(
      rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
        auth: false,
        body: { type: 5, data: { flags: MessageFlags.IsComponentsV2 } },
      }),
    );
    await interaction.reply('x');
    await interaction.deleteReply();
    await attempt(interaction.editReply('y'));
    discord.expireTokens();
    await attempt(interaction.followUp('z'));
  });
  await discord.person('Ada').type(createCommand);
  await expect.poll(() => codes).toEqual(['10062', '10015', '10015', '50035', '10008', '50027']);
});

test('a malformed interaction is delivered as it is', async () => {
  const discord = await startStandIn();
  const bot = await connect(discord);
  const seen: string[] = [];
  bot.on('raw' as never, (event: { t?: string; d?: { id?: string } }) => {
    if (event.t === 'INTERACTION_CREATE') seen.push(event.d?.id ?? '');
  });
  discord.deliver({ id: 'forged', type: 99 }, 2);
  await expect.poll(() => seen).toEqual(['forged', 'forged']);
});
