import type { Command } from '../command.ts';

/** What the app may do in a workspace: no reading of messages, no list of people. */
export const scopes = [
  'commands',
  'chat:write',
  'im:write',
  'files:write',
  'files:read',
  'users:read',
] as const;

const mostHint = 1_000;

export interface ManifestSettings {
  /** Put before every command. */
  readonly prefix: string;
  /** `https://host` of signed HTTP, without a slash at the end; undefined: Socket Mode. */
  readonly publicUrl: string | undefined;
}

/**
 * The app's manifest, as api.slack.com/apps takes it. https://docs.slack.dev/reference/app-manifest
 * @param commands the table: each first word becomes a slash command
 */
export function appManifest(commands: readonly Command[], settings: ManifestSettings) {
  const { publicUrl } = settings;
  const requests = publicUrl === undefined ? undefined : `${publicUrl}/slack/events`;
  return {
    display_information: { name: 'Persona', description: 'AI characters where you already talk' },
    features: {
      app_home: { messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Persona', always_online: true },
      slash_commands: slashCommands(commands, settings.prefix).map((command) => ({
        ...command,
        ...(requests === undefined ? {} : { url: requests }),
      })),
    },
    oauth_config: {
      ...(publicUrl === undefined ? {} : { redirect_urls: [`${publicUrl}/slack/oauth_redirect`] }),
      scopes: { bot: [...scopes] },
    },
    settings: {
      event_subscriptions: {
        ...(requests === undefined ? {} : { request_url: requests }),
        bot_events: ['app_uninstalled', 'tokens_revoked'],
      },
      interactivity: {
        is_enabled: true,
        ...(requests === undefined ? {} : { request_url: requests, message_menu_options_url: requests }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: publicUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}

function slashCommands(commands: readonly Command[], prefix: string) {
  const names = [...new Set(commands.map((command) => firstWord(command)))];
  return names.map((name) => {
    const members = commands.filter((command) => firstWord(command) === name);
    const single = members.find((command) => command.name === name);
    return {
      command: `/${prefix}${name}`,
      description: single?.description ?? members.map(restOf).join(', '),
      usage_hint: members.map(usage).join(' | ').slice(0, mostHint),
      should_escape: false,
    };
  });
}

const firstWord = ({ name }: Command): string => name.split(' ', 1)[0] ?? name;

const restOf = (command: Command): string => command.name.slice(firstWord(command).length).trim();

/** `create <prompt> [style:…]` */
function usage(command: Command): string {
  // Files are asked for by the command's form.
  const typed = command.options.filter(({ file }) => !file);
  const options = typed.map(({ name, required, prompt }) => {
    const form = prompt ? name : `${name}:…`;
    return required ? `<${form}>` : `[${form}]`;
  });
  return [restOf(command), ...options].filter((part) => part !== '').join(' ');
}
