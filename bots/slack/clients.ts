import { type Logger, webApi } from '@slack/bolt';
import type { Core } from '../../core/core.ts';
import { botTokenOf } from './installations.ts';
import { libraryLogger } from './log.ts';
import type { SlackSettings } from './settings.ts';

/**
 * How the Web API is called. Nothing is repeated here: a message whose post had no answer may stand there already,
 * and a pause that Slack asks for is the queue's to keep, not that of a call in which a person waits.
 */
export const clientOptions = (settings: SlackSettings, logger: Logger): webApi.WebClientOptions => ({
  slackApiUrl: settings.api,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
  logger,
});

/** A client of the Web API for one workspace; undefined where the app is not installed there. */
export async function clientOf(
  core: Core,
  settings: SlackSettings,
  team: string,
): Promise<webApi.WebClient | undefined> {
  const token = settings.mode === 'socket' ? settings.botToken : await botTokenOf(core, team);
  if (token === undefined) return undefined;
  return new webApi.WebClient(token, {
    ...clientOptions(settings, libraryLogger(core)),
    teamId: team,
  });
}
