import { existsSync } from 'node:fs';
import { readConfig } from '../../core/base/config.ts';
import { Problem } from '../../core/base/problem.ts';
import { useCatalogueOf } from '../../core/profile/catalogue.ts';
import { commands } from '../commands/index.ts';
import { appManifest } from './app-manifest.ts';
import { slackVariables } from './settings.ts';

// `npm run manifest` prints the app's manifest, to be pasted at api.slack.com/apps.

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  useCatalogueOf(process.env);
  const settings = readConfig(
    slackVariables.pick({ SLACK_PUBLIC_URL: true, SLACK_COMMAND_PREFIX: true }),
    process.env,
  );
  const manifest = appManifest(commands, {
    prefix: settings.SLACK_COMMAND_PREFIX,
    publicUrl: settings.SLACK_PUBLIC_URL,
  });
  process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof Problem) || !error.detail.lines) throw error;
  for (const line of error.detail.lines) console.error(line);
  process.exitCode = 1;
}
