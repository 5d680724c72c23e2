import {
  ApplicationCommandType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  Routes,
  SlashCommandBuilder,
} from 'discord.js';
import { expect, test } from 'vitest';
import type { TypedCommand } from '../../../playground/kit/person.ts';
import { connect, createCommand, onInteraction, persona, startBot, startStandIn } from './connect.ts';

test.each<[Partial<TypedCommand>, string]>([
  [{ command: 'nothing' }, 'There is no command /nothing; registered: /persona'],
  [{ subcommand: 'destroy' }, '/persona has no subcommand "destroy"'],
  [{ options: {} }, '/persona create needs the option "prompt"'],
  [{ options: { prompt: 'x'.repeat(101) } }, 'The option "prompt" takes 100 characters, not 101'],
  [{ options: { prompt: 'x', style: 'Clay' } }, 'The option "style" offers Watercolour, Ink, not "Clay"'],
  [{ options: { prompt: 'x', count: '5' } }, 'The option "count" does not take 5'],
  [{ options: { prompt: 'x', count: '1.5' } }, 'The option "count" takes a whole number'],
  [{ options: { prompt: 'x', private: 'maybe' } }, 'The option "private" takes true or false'],
  [{ options: { prompt: 'x', mood: 'glad' } }, '/persona create has no option "mood"'],
  [{ channel: '1' }, 'There is no channel "1"'],
])('what the client would not send is refused: %o', async (change, words) => {
  const { discord } = await startBot((interaction) => interaction.reply('x'));
  await expect(discord.person('Ada').type({ ...createCommand, ...change })).rejects.toThrow(words);
  expect(discord.person('Ada').messages()).toEqual([]);
});

test('an option is completed while it is typed, whatever else is still missing', async () => {
  const { discord, bot } = await startBot(() => undefined);
  onInteraction(bot, async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name} ${value}`, value: 'orla' }]);
  });
  const typed = { ...createCommand, options: { name: 'Or' } };
  expect(await discord.person('Ada').complete(typed, 'name')).toEqual([{ name: 'name Or', value: 'orla' }]);
});

test('an uploaded file comes as an attachment that can be fetched', async () => {
  const { discord } = await startBot(async (interaction) => {
    const { url } = interaction.options.getAttachment('card', true);
    await interaction.reply(await (await fetch(url)).text());
  });
  const file = { name: 'card.txt', contentType: 'text/plain', data: Buffer.from('Orla') };
  const card = await discord.person('Ada').upload(file);
  await discord.person('Ada').type({ ...createCommand, options: { prompt: 'x', card } });
  expect(discord.person('Ada').messages()[0]?.text).toBe('Orla');
});

test('registered commands keep their ids, and are read back', async () => {
  const bot = await connect(await startStandIn());
  const who = new ContextMenuCommandBuilder().setName('Who is this?').setType(ApplicationCommandType.Message);
  const first = await bot.application.commands.fetch();
  const second = await bot.application.commands.set([persona, who]);
  expect(second.map((one) => one.name)).toEqual(['persona', 'Who is this?']);
  expect(second.firstKey()).toBe(first.firstKey());
});

test.each([
  ['a name with capitals', [{ name: 'Persona', description: 'x' }], '0.name'],
  ['no description', [{ name: 'persona' }], '0.description'],
  ['the same name twice', [command('a'), command('a')], ''],
  ['a required option after one that is not', [command('a', [option('b'), option('c', true)])], '0.options'],
  [
    'too many options',
    [
      command(
        'a',
        Array.from({ length: 26 }, (_, index) => option(`o${index}`)),
      ),
    ],
    '0.options',
  ],
])('commands are refused: %s', async (_, body, path) => {
  const bot = await connect(await startStandIn());
  const request = bot.rest.put(Routes.applicationCommands(bot.application.id), { body });
  await expect(request).rejects.toMatchObject({
    code: 50035,
    message: expect.stringContaining(`${path}[`) as string,
  });
});

test('a command that is not for foreign guilds is not offered there', async () => {
  const discord = await startStandIn();
  const bot = await connect(discord);
  await bot.application.commands.set([
    new SlashCommandBuilder().setName('guilds').setDescription('x').setContexts(InteractionContextType.Guild),
  ]);
  const ada = discord.person('Ada');
  await expect(ada.type({ command: 'guilds', channel: 'dm' })).rejects.toThrow('/guilds is not offered');
});

function command(name: string, options: object[] = []): object {
  return { name, description: 'x', options };
}

function option(name: string, required = false): object {
  return { type: 3, name, description: 'x', required };
}
