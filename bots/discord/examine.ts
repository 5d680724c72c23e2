import { bad, doubtful, type Finding, good, lookAt } from '../../core/base/finding.ts';
import { commands } from '../commands/index.ts';
import { DiscordApi, isRefusedWith } from './api.ts';
import { toRegistration } from './commands.ts';
import { covers } from './covers.ts';
import type { DiscordSettings } from './settings.ts';

const portal = 'see docs/connect-discord.md';

/** Presences, members and message content, for small bots and large: Persona asks for none of them. */
const privilegedIntents = [12, 13, 14, 15, 18, 19];

/** Token, application, intents, and whether Discord shows the commands of this version. */
export async function examineDiscord(settings: DiscordSettings): Promise<readonly Finding[]> {
  using api = new DiscordApi(settings, { timeout: 5_000, retries: 0 });
  return await lookAt('Discord', 'look at https://discordstatus.com, and at DISCORD_API', async () => {
    const application = await api.application().catch((error: unknown) => {
      if (isRefusedWith(error, 401)) return undefined;
      throw error;
    });
    if (!application) return [bad('Discord token', 'is refused', `set DISCORD_TOKEN anew: ${portal}`)];
    if (application.id !== settings.DISCORD_APPLICATION_ID) {
      const todo = `set DISCORD_APPLICATION_ID to ${application.id}`;
      return [bad('Discord application', 'is not the one of the token', todo)];
    }
    return [
      good('Discord token', `is that of ${application.name}`),
      intentsFinding(application.flags),
      await commandsFinding(api),
    ];
  });
}

function intentsFinding(flags: number): Finding {
  const granted = privilegedIntents.filter((bit) => (flags & (1 << bit)) !== 0);
  if (granted.length === 0) return good('Discord intents', 'none that is privileged, and none is needed');
  const todo = 'switch them off in the Developer Portal, below Bot';
  return doubtful('Discord intents', 'privileged ones are on, which Persona does not use', todo);
}

async function commandsFinding(api: DiscordApi): Promise<Finding> {
  const name = 'Discord commands';
  return covers(await api.registeredCommands(), toRegistration(commands))
    ? good(name, `${commands.length} are registered, as this version has them`)
    : bad(name, 'Discord shows others than this version has', 'run `npm run register`');
}
