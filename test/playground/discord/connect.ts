import {
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  Client,
  GatewayIntentBits,
  type Interaction,
  InteractionContextType,
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
  .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
  .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
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
    // Discord asks for five seconds between two identities; the stand-in does not, and the tests need not wait.
    ws: { buildIdentifyThrottler: () => ({ waitForIdentify: () => Promise.resolve() }) },
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
  onInteraction(bot, async (interaction) => {
    if (interaction.isChatInputCommand()) await onCommand(interaction);
  });
  return { discord, bot };
}

/** Answers interactions; what goes wrong in the answer fails the test. */
export function onInteraction(bot: Client, answer: (interaction: Interaction) => Promise<void>): void {
  bot.on('interactionCreate', (interaction) => {
    void answer(interaction);
  });
}

export const createCommand = {
  command: 'persona',
  subcommand: 'create',
  options: { prompt: 'a lighthouse keeper' },
} as const;

/** The code of a refusal, as discord.js gives it. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
