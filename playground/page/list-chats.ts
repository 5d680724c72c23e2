import type { CommandOption as DiscordOption } from '../discord/requests/command.ts';
import type { Command } from '../discord/commands.ts';
import type { Person } from '../kit/person.ts';
import type { CommandOption, PageChat, PageCommand, PagePerson } from './protocol.ts';
import { homeWorkspace, type Surroundings } from './surroundings.ts';

/** Who and what there is on each platform. */
export const listChats = (surroundings: Surroundings): PageChat[] => [
  discordChat(surroundings),
  slackChat(surroundings),
];

const toPagePerson = ({ id, name }: Person): PagePerson => ({ id, name });

function discordChat({ discord }: Surroundings): PageChat {
  const channels = discord.places();
  const guilds = new Map(channels.flatMap(({ guild }) => (guild ? [[guild.id, guild.name]] : [])));
  return {
    platform: 'discord',
    name: 'Discord',
    app: { id: discord.applicationId, name: 'Persona' },
    people: discord.people().map(toPagePerson),
    places: [...guilds].map(([id, name]) => ({
      id,
      name,
      channels: channels.flatMap(({ guild, kind, ...channel }) =>
        guild?.id === id && kind !== 'direct' ? [{ id: channel.id, name: channel.name, kind }] : [],
      ),
    })),
    commands: discord
      .commands()
      .filter(({ type }) => type === 1)
      .flatMap(toPageCommands),
  };
}

function toPageCommands({ name, description, options = [] }: Command): PageCommand[] {
  const subcommands = options.filter(({ type }) => type <= 2);
  if (subcommands.length === 0) return [{ name, description, options: options.map(toPageOption) }];
  return subcommands.flatMap((one) => leaves(one)).map((leaf) => ({ name, ...leaf }));
}

/** Subcommands; those in a group carry its name, with a space between. */
function leaves(option: DiscordOption, before = ''): Omit<PageCommand, 'name'>[] {
  const subcommand = before + option.name;
  const options = option.options ?? [];
  if (option.type === 2) return options.flatMap((one) => leaves(one, `${subcommand} `));
  return [{ subcommand, description: option.description, options: options.map(toPageOption) }];
}

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type */
const kinds: Readonly<Record<number, CommandOption['kind']>> = {
  4: 'number',
  5: 'boolean',
  6: 'person',
  10: 'number',
  11: 'file',
};

const toPageOption = (option: DiscordOption): CommandOption => ({
  name: option.name,
  description: option.description,
  kind: kinds[option.type] ?? 'text',
  required: option.required ?? false,
  choices: (option.choices ?? []).map(({ name, value }) => ({ name, value: String(value) })),
  autocomplete: option.autocomplete ?? false,
});

function slackChat({ slack }: Surroundings): PageChat {
  const workspace = slack.workspace(homeWorkspace);
  return {
    platform: 'slack',
    name: 'Slack',
    app: { id: slack.appId, name: 'Persona' },
    people: slack.people().map(toPagePerson),
    places: [
      {
        id: workspace.id,
        name: workspace.name,
        channels: workspace.channels
          .filter(({ directWith, archived }) => directWith === undefined && !archived)
          .map(({ id, name }) => ({ id, name, kind: 'text' })),
      },
    ],
    commands: slack.commands.map(({ command, description, usage_hint }) => ({
      name: command.slice(1),
      description,
      options: [],
      usage: usage_hint,
    })),
  };
}
