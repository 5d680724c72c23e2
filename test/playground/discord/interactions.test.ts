import { MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { createCommand, startBot } from './connect.ts';

test('a typed command reaches discord.js whole, and its reply is seen by everybody', async () => {
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

test('thinking is pending until the answer is edited in; a follow-up is a message of its own', async () => {
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
