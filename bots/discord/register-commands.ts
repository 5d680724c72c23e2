import type { Environment } from '../../core/base/config.ts';
import { Problem } from '../../core/base/problem.ts';
import type { Command } from '../command.ts';
import { DiscordApi } from './api.ts';
import { toRegistration } from './commands.ts';
import { readDiscordSettings } from './settings.ts';

/**
 * Replaces the application's commands at Discord by the table.
 * @returns a sentence that says what was registered
 * @throws Problem `configuration` if Discord is not configured
 */
export async function registerCommands(
  environment: Environment,
  commands: readonly Command[],
): Promise<string> {
  const settings = readDiscordSettings(environment);
  if (!settings) {
    throw new Problem('configuration', { lines: ['DISCORD_TOKEN, DISCORD_APPLICATION_ID: are not set'] });
  }
  using api = new DiscordApi(settings, { retries: 1 });
  const registration = toRegistration(commands);
  await api.replaceCommands(registration);
  const names = registration.map(({ name }) => `/${name}`).join(', ');
  return `Registered ${commands.length} commands under ${names} for application ${settings.DISCORD_APPLICATION_ID}.`;
}
