import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { codeOf, connect, createCommand, onInteraction, startBot, startStandIn } from './connect.ts';

test('a typed command reaches discord.js whole, and everybody sees its reply', async () => {
  const { discord } = await startBot((interaction) =>
    interaction.reply(
      [
        interaction.commandName,
        interaction.options.getSubcommand(),
        interaction.options.getString('prompt'),
        interaction.options.getString('style'),
        interaction.options.getInteger('count'),
        interaction.options.getBoolean('private'),
        interaction.options.getUser('friend')?.globalName,
        interaction.guild?.name,
      ].join(' | '),
    ),
  );
  const ada = discord.person('Ada');
  const bob = discord.person('Bob');
  const options = { prompt: 'x', style: 'Ink', count: '3', private: 'true', friend: bob.id };
  await ada.type({ ...createCommand, options });
  expect(bob.messages().map((one) => one.text)).toEqual([
    'persona | create | x | ink | 3 | true | Bob | Harbour',
  ]);
});

test('"thinking" is pending until the answer is edited in; what follows is a message of its own', async () => {
  const { discord } = await startBot(async (interaction) => {
    await interaction.deferReply();
    await interaction.editReply('Half done');
    await interaction.editReply('Done');
    await interaction.followUp({ content: 'Only for you', flags: MessageFlags.Ephemeral });
  });
  const pending: boolean[] = [];
  const ada = discord.person('Ada');
  discord.onChange(() => pending.push(ada.messages()[0]?.pending ?? false));
  await ada.type(createCommand);
  const whisper = await ada.see((one) => one.text === 'Only for you');
  expect(whisper.visibleTo).toEqual({ person: ada.id });
  expect(ada.messages()[0]).toMatchObject({ text: 'Done', edits: 1, pending: false, visibleTo: 'everyone' });
  expect(discord.person('Bob').messages()).toHaveLength(1);
  expect(pending).toContain(true);
});

test('a follow-up straight after "thinking" fills that message and stays as private as it was', async () => {
  const { discord } = await startBot(async (interaction) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.followUp('Here');
  });
  const ada = discord.person('Ada');
  await ada.type(createCommand);
  const here = await ada.see((one) => one.text === 'Here');
  expect(here.visibleTo).toEqual({ person: ada.id });
  expect(ada.messages()).toHaveLength(1);
});

test('buttons and menus come with their message; an update changes it in place', async () => {
  const { discord, bot } = await startBot((interaction) =>
    interaction.reply({
      content: 'Choose',
      components: [
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.Button,
              style: ButtonStyle.Primary,
              custom_id: 'repaint:7',
              label: 'Repaint',
            },
          ],
        },
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.StringSelect,
              custom_id: 'style',
              options: [{ label: 'Ink', value: 'ink' }],
            },
          ],
        },
      ],
    }),
  );
  onInteraction(bot, async (interaction) => {
    if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.editReply(`${interaction.message.content}, ${interaction.customId}`);
    }
    if (interaction.isStringSelectMenu()) await interaction.update(interaction.values.join());
  });
  const ada = discord.person('Ada');
  await ada.type(createCommand);
  const card = await ada.see((one) => one.text === 'Choose');
  await discord.person('Bob').click(card, 'Repaint');
  await ada.see((one) => one.id === card.id && one.text === 'Choose, repaint:7');
  await ada.choose(card, 'style', 'ink');
  await ada.see((one) => one.id === card.id && one.text === 'ink');
  await expect(ada.click(card, 'Delete')).rejects.toThrow('There is no button "Delete", only: Repaint');
});

test('it works in a thread, in direct messages, and in a guild where only the person installed the app', async () => {
  const { discord } = await startBot((interaction) =>
    interaction.reply(
      [
        interaction.context,
        interaction.channel?.type,
        interaction.guild?.name,
        interaction.authorizingIntegrationOwners.guildId ? 'guild' : 'person',
      ].join(' | '),
    ),
  );
  const ada = discord.person('Ada');
  const general = discord.places()[0];
  const foreign = discord.addGuild('Elsewhere', { installed: false });
  discord.join(foreign, ada.id);
  const thread = discord.addThread(general?.id ?? '', 'plans');
  const there = discord.places().find((place) => place.guild?.id === foreign);
  for (const channel of [thread, 'dm', there?.id ?? '']) await ada.type({ ...createCommand, channel });
  expect(ada.messages().map((one) => one.text)).toEqual([
    '0 | 11 | Harbour | guild',
    '1 | 1 |  | person',
    '0 |  |  | person',
  ]);
  expect(ada.messages('dm')).toHaveLength(1);
  expect(discord.person('Bob').messages()).toHaveLength(1);
});

test('an interaction is answered once, however often it is delivered', async () => {
  const discord = await startStandIn();
  const answers: string[] = [];
  for (const name of ['one', 'two']) {
    const bot = await connect(discord);
    onInteraction(bot, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      answers.push(
        await interaction.reply(name).then(
          () => 'taken',
          (error: unknown) => codeOf(error),
        ),
      );
    });
  }
  await discord.person('Ada').type(createCommand, 3);
  await expect.poll(() => answers.length).toBe(6);
  expect(answers.toSorted()).toEqual(['40060', '40060', '40060', '40060', '40060', 'taken']);
  expect(discord.person('Ada').messages()).toHaveLength(1);
});

test('where only the person installed the app, five follow-ups are the limit', async () => {
  const codes: string[] = [];
  const { discord } = await startBot(async (interaction) => {
    await interaction.reply('0');
    for (let number = 1; number <= 5; number += 1) await interaction.followUp(String(number));
    await interaction.followUp('6').catch((error: unknown) => codes.push(codeOf(error)));
  });
  const ada = discord.person('Ada');
  const foreign = discord.addGuild('Elsewhere', { installed: false });
  discord.join(foreign, ada.id);
  const channel = discord.places().find((place) => place.guild?.id === foreign)?.id ?? '';
  await ada.type({ ...createCommand, channel });
  await expect.poll(() => codes).toEqual(['40094']);
  expect(ada.messages(channel)).toHaveLength(6);
});

test('who waits in vain is told what was to be seen instead', async () => {
  const { discord } = await startBot((interaction) => interaction.reply('Here'));
  const ada = discord.person('Ada');
  await ada.type(createCommand);
  await expect(ada.see((one) => one.text === 'There', 20)).rejects.toThrow('To be seen:\n- Here');
});
