import type { Secrets } from './secrets.ts';
import { githubClientId, googleClientId, type StandIns, slackClientId } from './stand-ins.ts';

/** How the app talks with Slack: a socket, or signed HTTP on this port. */
export type SlackMode = 'socket' | { readonly port: number };

export type Variables = Readonly<Record<string, string | undefined>>;

/** Settings of the providers that a person brings along; everything else is the playground's own. */
const brought = /^(OPENAI|FAL|MODERATION)_/;

/** Whether a person's environment names real providers. */
const bringsProviders = (given: Variables): boolean =>
  Boolean(given['OPENAI_API_KEY']?.trim() && given['FAL_KEY']?.trim());

/**
 * The environment that the programs of the product are started with: as an operator would write it, with the
 * stand-ins' addresses in the place of the services'.
 * @param sitePort where the site is listened for; default: there is none
 */
export function environmentOf(
  secrets: Secrets,
  standIns: StandIns,
  servers: { readonly mongodb: string; readonly redis: string },
  slackMode: SlackMode,
  given: Variables,
  sitePort?: number,
): Variables {
  return {
    MONGODB_URI: servers.mongodb,
    REDIS_URL: servers.redis,
    PERSONA_MASTER_KEYS: `1:${secrets.masterKey}`,
    PERSONA_LOOKUP_KEYS: `1:${secrets.lookupKey}`,
    LOG_LEVEL: given['LOG_LEVEL'] ?? 'silent',
    DISCORD_TOKEN: secrets.discordToken,
    DISCORD_APPLICATION_ID: standIns.discord.applicationId,
    DISCORD_API: standIns.discord.apiUrl,
    DISCORD_CDN: standIns.discord.cdn.url,
    ...slackOf(secrets, standIns, slackMode),
    ...(sitePort !== undefined && siteOf(secrets, standIns, sitePort)),
    ...(bringsProviders(given) ? providersFrom(given) : providersOf(secrets, standIns)),
  };
}

function slackOf(secrets: Secrets, { slack }: StandIns, mode: SlackMode): Variables {
  const common = { SLACK_API: slack.apiUrl.replace(/\/$/, ''), SLACK_AUTHORIZE_URL: slack.authorizeUrl };
  if (mode === 'socket') {
    return { ...common, SLACK_APP_TOKEN: secrets.slackAppToken, SLACK_BOT_TOKEN: secrets.slackBotToken };
  }
  return {
    ...common,
    SLACK_SIGNING_SECRET: secrets.slackSigningSecret,
    SLACK_CLIENT_ID: slackClientId,
    SLACK_CLIENT_SECRET: secrets.slackClientSecret,
    SLACK_PORT: String(mode.port),
  };
}

function siteOf(secrets: Secrets, { github, google }: StandIns, port: number): Variables {
  return {
    PERSONA_SITE_URL: `http://127.0.0.1:${port}`,
    WEB_PORT: String(port),
    GOOGLE_CLIENT_ID: googleClientId,
    GOOGLE_CLIENT_SECRET: secrets.googleClientSecret,
    GOOGLE_URL: google.url,
    GITHUB_CLIENT_ID: githubClientId,
    GITHUB_CLIENT_SECRET: secrets.githubClientSecret,
    GITHUB_URL: github.url,
    GITHUB_API: github.url,
  };
}

const providersOf = (secrets: Secrets, { openai, fal }: StandIns): Variables => ({
  OPENAI_API_KEY: secrets.openaiKey,
  OPENAI_BASE_URL: `${openai.url}/v1`,
  FAL_KEY: secrets.falKey,
  FAL_QUEUE_URL: fal.url,
  FAL_API_URL: `${fal.url}/v1`,
  FAL_MEDIA_HOSTS: new URL(fal.url).host,
});

const providersFrom = (given: Variables): Variables =>
  Object.fromEntries(Object.entries(given).filter(([name]) => brought.test(name)));
