import { startDiscord } from './discord/index.ts';
import type { DiscordStandIn } from './discord/stand-in.ts';
import { type FalStandIn, startFal } from './fal/index.ts';
import { type GithubStandIn, startGithub } from './github/index.ts';
import { type GoogleStandIn, startGoogle } from './google/index.ts';
import type { Closing } from './kit/closing.ts';
import { Journal } from './kit/journal.ts';
import { type OpenaiStandIn, startOpenai } from './openai/index.ts';
import type { Secrets } from './secrets.ts';
import { startSlack } from './slack/index.ts';
import type { SlackStandIn } from './slack/stand-in.ts';

/** The far end of every wire. */
export interface StandIns {
  readonly journal: Journal;
  readonly discord: DiscordStandIn;
  readonly slack: SlackStandIn;
  readonly openai: OpenaiStandIn;
  readonly fal: FalStandIn;
  readonly google: GoogleStandIn;
  readonly github: GithubStandIn;
}

export const slackClientId = '1234567890.9876543210';
export const googleClientId = 'persona.apps.googleusercontent.com';
export const githubClientId = 'Ov23liPersona';

/** A playground that goes on for days remembers so many exchanges of its last. */
const mostRemembered = 500;

/**
 * Starts them all; `closing` ends them.
 * @param folder where the chats are kept between starts; default: they are not
 */
export async function startStandIns(secrets: Secrets, closing: Closing, folder?: string): Promise<StandIns> {
  const journal = new Journal(folder === undefined ? Infinity : mostRemembered);
  const kept = folder === undefined ? {} : { folder };
  const slackCredentials = {
    appToken: secrets.slackAppToken,
    botToken: secrets.slackBotToken,
    signingSecret: secrets.slackSigningSecret,
    clientId: slackClientId,
    clientSecret: secrets.slackClientSecret,
  };
  return {
    journal,
    discord: closing.use(await startDiscord({ journal, ...kept, token: secrets.discordToken })),
    slack: closing.use(await startSlack({ journal, ...kept, ...slackCredentials })),
    openai: closing.use(await startOpenai({ journal, apiKey: secrets.openaiKey })),
    fal: closing.use(await startFal({ journal, ...kept, key: secrets.falKey })),
    google: closing.use(
      await startGoogle({
        journal,
        client: { id: googleClientId, secret: secrets.googleClientSecret, redirectUris: [] },
      }),
    ),
    github: closing.use(
      await startGithub({
        journal,
        client: { id: githubClientId, secret: secrets.githubClientSecret, redirectUris: [] },
      }),
    ),
  };
}
