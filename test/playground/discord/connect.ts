import {
  type ChatInputCommandInteraction,
  Client,
  type ClientEvents,
  GatewayIntentBits,
  Partials,
  SlashCommandBuilder,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import { startDiscord } from '../../../playground/discord/index.ts';
import type { DiscordOptions, DiscordStandIn } from '../../../playground/discord/stand-in.ts';
import { Journal } from '../../../playground/kit/journal.ts';

export const token = 'MTIz.playground.token';

/** The command that the tests type: one subcommand with every kind of option that Persona uses. */
export const persona = new SlashCommandBuilder()
  .setName('persona')
  .setDescription('AI characters')
  .setIntegrationTypes(0, 1)
  .setContexts(0, 1, 2)
  .addSubcommand((create) =>
    create
      .setName('create')
      .setDescription('Makes a character')
      .addStringOption((option) =>
        option.setName('prompt').setDescription('Who it is').setRequired(true).setMaxLength(100),
      )
      .addStringOption((option) =>
        option
          .setName('style')
          .setDescription('Art style')
          .addChoices({ name: 'Watercolour', value: 'watercolour' }, { name: 'Ink', value: 'ink' }),
      )
      .addStringOption((option) => option.setName('name').setDescription('A name').setAutocomplete(true))
      .addIntegerOption((option) => option.setName('count').setDescription('How many').setMaxValue(4))
      .addBooleanOption((option) => option.setName('private').setDescription('Only for me'))
      .addUserOption((option) => option.setName('friend').setDescription('For whom'))
      .addAttachmentOption((option) => option.setName('card').setDescription('A card to start from')),
  );

export type Handlers = {
  readonly [Event in keyof ClientEvents]?: (...given: ClientEvents[Event]) => unknown;
};

/** Starts the stand-in; it stops when the test is over. */
export async function startStandIn(options: Partial<DiscordOptions> = {}): Promise<DiscordStandIn> {
  const discord = await startDiscord({ journal: new Journal(), token, ...options });
  onTestFinished(() => discord[Symbol.asyncDispose]());
  return discord;
}

/** Logs a real discord.js client in and registers the command. */
export async function connect(
  discord: DiscordStandIn,
  options: { shards?: number } = {},
): Promise<Client<true>> {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, retries: 0 },
    ...(options.shards && { shardCount: options.shards }),
  });
  onTestFinished(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(token);
  const bot = await ready;
  await bot.application.commands.set([persona]);
  return bot;
}

/** The stand-in with a client that answers commands like this. */
export async function startBot(
  onCommand: (interaction: ChatInputCommandInteraction) => unknown,
  options: Partial<DiscordOptions> = {},
): Promise<{ discord: DiscordStandIn; bot: Client<true> }> {
  const discord = await startStandIn(options);
  const bot = await connect(discord);
  bot.on('interactionCreate', async (interaction) => {
    if (interaction.isChatInputCommand()) await onCommand(interaction);
  });
  return { discord, bot };
}

export const createCommand = {
  command: 'persona',
  subcommand: 'create',
  options: { prompt: 'a lighthouse keeper' },
} as const;
