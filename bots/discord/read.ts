import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ComponentType,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Call, CallFile, ChatPlace, Intent, Reply } from '../call.ts';
import { filesOfCommand, filesOfForm } from './files.ts';
import { limits } from './limits.ts';
import type { Answerable } from './reply.ts';
import { standingIn } from './standing.ts';

export const platformName = 'discord';

/** What the gateway tells of an interaction beside the interaction itself. */
interface Arrival {
  /** When the interaction's token ends. */
  readonly tokenEnds: Date;
  /** Where Discord serves files. */
  readonly cdn: string;
  /** The channel of the thread that it comes from. */
  readonly parentChannel: string | undefined;
}

/** What a person did, in neutral form; undefined for kinds of interaction that Persona has no use for. */
export function readInteraction(
  interaction: Interaction,
  { tokenEnds, cdn, parentChannel }: Arrival,
  replyTo: (answerable: Answerable) => Reply,
): Call | undefined {
  const intent = readIntent(interaction, cdn);
  const place = readPlace(interaction);
  if (!intent || !place) return undefined;
  const { id, token, user, locale } = interaction;
  const hasMessage = interaction.isMessageComponent() || isFormOfMessage(interaction);
  return {
    requestKey: `${platformName}:${id}`,
    person: { platform: platformName, team: '', user: user.id, name: user.globalName ?? user.username },
    place,
    standing: standingIn(interaction, parentChannel),
    locale,
    longestField: limits.form.value,
    intent,
    reply: replyTo({
      id,
      token,
      tokenEnds,
      hasMessage,
      isPrivate: interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.Ephemeral),
      mostAttached: interaction.attachmentSizeLimit,
      place: { team: place.team, channel: place.channel, user: user.id, locale },
    }),
  };
}

function readIntent(interaction: Interaction, cdn: string): Intent | undefined {
  if (interaction.isChatInputCommand()) {
    return {
      kind: 'command',
      command: commandName(interaction),
      options: Object.fromEntries(typedOptions(interaction.options.data)),
      ...withFiles(filesOfCommand(interaction, cdn)),
    };
  }
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    return { kind: 'completion', command: commandName(interaction), option: name, typed: value };
  }
  if (interaction.isButton()) return { kind: 'action', action: interaction.customId };
  if (interaction.isStringSelectMenu()) {
    const [value] = interaction.values;
    return { kind: 'action', action: interaction.customId, ...(value !== undefined && { value }) };
  }
  if (interaction.isModalSubmit()) {
    const values = readValues(interaction);
    return {
      kind: 'form',
      action: interaction.customId,
      values,
      ...withFiles(filesOfForm(interaction, cdn)),
    };
  }
  return undefined;
}

/** `persona create`: a command with its group and subcommand, as in the table of commands. */
function commandName(interaction: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const group = interaction.options.getSubcommandGroup(false);
  const subcommand = interaction.options.getSubcommand(false);
  return [interaction.commandName, group, subcommand].filter((word) => word !== null).join(' ');
}

const withFiles = (files: readonly CallFile[]): { readonly files?: readonly CallFile[] } =>
  files.length > 0 ? { files } : {};

/** The options at the end of all subcommands; what is a file is not typed. */
const typedOptions = (options: readonly CommandInteractionOption[]): [string, string][] =>
  options.flatMap((option): [string, string][] => {
    if (option.options) return typedOptions(option.options);
    return option.value === undefined || option.attachment ? [] : [[option.name, String(option.value)]];
  });

function readValues(interaction: ModalSubmitInteraction): Record<string, string> {
  const values: [string, string][] = [];
  for (const [name, field] of interaction.fields.fields) {
    if ('value' in field && typeof field.value === 'string') values.push([name, field.value]);
    else if ('values' in field && field.type !== ComponentType.FileUpload)
      values.push([name, field.values[0] ?? '']);
  }
  return Object.fromEntries(values);
}

function readPlace({ guildId, channelId }: Interaction): ChatPlace | undefined {
  if (channelId === null) return undefined;
  return guildId === null
    ? { platform: platformName, kind: 'direct', team: channelId, channel: channelId }
    : { platform: platformName, kind: 'server', team: guildId, channel: channelId };
}

const isFormOfMessage = (interaction: Interaction): boolean =>
  interaction.isModalSubmit() && interaction.isFromMessage();
