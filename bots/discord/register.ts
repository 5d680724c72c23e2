import { existsSync } from 'node:fs';
import { Problem } from '../../core/base/problem.ts';
import { withSecretFiles } from '../../core/base/secret-files.ts';
import { useCatalogueOf } from '../../core/profile/catalogue.ts';
import { commands } from '../commands/index.ts';
import { isRefusedWith } from './api.ts';
import { registerCommands } from './register-commands.ts';
import { discordSettings } from './settings.ts';

// The program behind `npm run register`: Discord shows the table of commands from then on.

if (existsSync('.env')) process.loadEnvFile();
try {
  useCatalogueOf(process.env);
  console.log(await registerCommands(withSecretFiles(process.env, [discordSettings]), commands));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (error instanceof Problem && error.detail.lines) return error.detail.lines.join('; ');
  if (isRefusedWith(error, 401)) return 'DISCORD_TOKEN: is refused by Discord';
  if (isRefusedWith(error, 403, 404)) {
    return 'DISCORD_APPLICATION_ID: is not the application of DISCORD_TOKEN';
  }
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : typeof error;
  return `Discord could not be asked to register the commands: ${reason}`;
}
