import { webApi } from '@slack/bolt';
import { bad, type Finding, good, lookAt } from '../../core/base/finding.ts';
import { scopes } from './app-manifest.ts';
import { refusalOf } from './refusals.ts';
import type { SlackSettings, SocketSettings } from './settings.ts';

const manual = 'see docs/connect-slack.md';
const elsewhere = 'look at https://slack-status.com, and at SLACK_API';

/** Tokens and scopes. With signed HTTP each workspace has brought its own, which lie sealed in the store. */
export async function examineSlack(settings: SlackSettings): Promise<readonly Finding[]> {
  if (settings.mode === 'http') return [good('Slack', 'signed HTTP; each workspace has a token of its own')];
  return [...(await examineBotToken(settings)), ...(await examineAppToken(settings))];
}

const quietOptions = ({ api }: SlackSettings): webApi.WebClientOptions => ({
  slackApiUrl: api,
  retryConfig: { retries: 0 },
  timeout: 5_000,
  logLevel: webApi.LogLevel.ERROR,
});

const examineBotToken = (settings: SocketSettings): Promise<readonly Finding[]> =>
  lookAt('Slack bot token', elsewhere, async () => {
    const client = new webApi.WebClient(settings.botToken, quietOptions(settings));
    const test = await client.auth.test().catch(toRefusal);
    if (typeof test === 'string')
      return [bad('Slack bot token', `is refused: ${test}`, `set SLACK_BOT_TOKEN anew: ${manual}`)];
    const granted = test.response_metadata?.scopes ?? [];
    const missing = scopes.filter((scope) => !granted.includes(scope));
    return [
      good('Slack bot token', `is that of ${test.user ?? 'the app'} in ${test.team ?? 'its workspace'}`),
      missing.length === 0
        ? good('Slack scopes', granted.join(', '))
        : bad('Slack scopes', `missing: ${missing.join(', ')}`, `install the app again: ${manual}`),
    ];
  });

const examineAppToken = (settings: SocketSettings): Promise<readonly Finding[]> =>
  lookAt('Slack app token', elsewhere, async () => {
    const client = new webApi.WebClient(settings.appToken, quietOptions(settings));
    const opened = await client.apps.connections.open().catch(toRefusal);
    return typeof opened === 'string'
      ? [bad('Slack app token', `is refused: ${opened}`, `set SLACK_APP_TOKEN anew: ${manual}`)]
      : [good('Slack app token', 'opens a socket')];
  });

/** Slack's own code, where it answered and refused. https://docs.slack.dev/reference/methods/auth.test#errors */
function toRefusal(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal === undefined) throw error;
  return refusal;
}
