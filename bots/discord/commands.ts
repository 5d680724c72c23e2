import {
  type ApplicationCommandOptionBase,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  SlashCommandBuilder,
  type SlashCommandStringOption,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import { choicesOf, type Command, type CommandOption } from '../command.ts';
import { cut, limits } from './limits.ts';
import { writeChoices } from './write-form.ts';

/**
 * The table of commands as Discord registers it: `persona create` becomes the subcommand `create` of `persona`.
 * All may be used in servers, direct messages and group messages, by servers and by people who installed the app.
 * @throws the builders' error for a name that Discord does not take
 */
export function toRegistration(
  commands: readonly Command[],
): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  const builders = new Map<string, SlashCommandBuilder>();
  for (const command of commands) {
    const [name = '', subcommand] = command.name.split(' ');
    const builder = builders.get(name) ?? startCommand(name);
    builders.set(name, builder);
    if (subcommand === undefined) fill(builder, command);
    else builder.addSubcommand((one) => fill(one.setName(subcommand), command));
  }
  return [...builders.values()].map((builder) => builder.toJSON());
}

/** Discord demands a description of every command but shows none where there are subcommands. */
const startCommand = (name: string): SlashCommandBuilder =>
  new SlashCommandBuilder()
    .setName(name)
    .setDescription(name)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    );

function fill<Builder extends SlashCommandBuilder | SlashCommandSubcommandBuilder>(
  builder: Builder,
  command: Command,
): Builder {
  builder.setDescription(describe(command.description));
  // Discord wants the required ones first.
  const ordered = command.options.toSorted((one, other) => Number(other.required) - Number(one.required));
  for (const option of ordered.slice(0, limits.command.options)) {
    if (option.file) builder.addAttachmentOption((one) => name(one, option));
    else builder.addStringOption((one) => fillOption(one, option));
  }
  return builder;
}

const name = <Builder extends ApplicationCommandOptionBase>(
  builder: Builder,
  { name: word, description, required }: CommandOption,
): Builder => builder.setName(word).setDescription(describe(description)).setRequired(required);

const describe = (text: string): string => cut(text, limits.command.description);

function fillOption(builder: SlashCommandStringOption, option: CommandOption): SlashCommandStringOption {
  const choices = choicesOf(option);
  const isOffered = choices !== undefined && choices.length <= limits.command.choices;
  name(builder, option).setAutocomplete(option.complete !== undefined && !isOffered);
  if (isOffered) return builder.setChoices(...writeChoices(choices));
  return builder.setMaxLength(Math.min(option.longest ?? limits.command.longest, limits.command.longest));
}
