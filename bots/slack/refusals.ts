import { webApi } from '@slack/bolt';
import { Problem } from '../../core/base/problem.ts';

/** The code with which the Web API refused a call; undefined for any other error. */
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;

/** The app was removed from the workspace, or its token ended. https://docs.slack.dev/reference/methods/auth.test#errors */
const ended: ReadonlySet<string> = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'team_access_not_granted',
]);
export const isEnded = (error: unknown): boolean => ended.has(refusalOf(error) ?? '');

/** The app may not write there. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const closed: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'user_not_in_channel',
]);
export const isClosed = (error: unknown): boolean => closed.has(refusalOf(error) ?? '');

/** Nobody can be written to there any more. https://docs.slack.dev/reference/methods/conversations.open#errors */
const unreachable: ReadonlySet<string> = new Set([
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
]);
export const isUnreachable = (error: unknown): boolean => unreachable.has(refusalOf(error) ?? '');

/** The message is there no more, or is not to be changed. https://docs.slack.dev/reference/methods/chat.update#errors */
const lost: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  ...closed,
]);
export const isLost = (error: unknown): boolean => lost.has(refusalOf(error) ?? '');

const limited: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
const usualPause = 10_000;

/** After how many milliseconds Slack wants to be asked again; undefined: that was not the matter. */
export function pauseOf(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return Math.max(error.retryAfter, 1) * 1_000;
  return limited.has(refusalOf(error) ?? '') ? usualPause : undefined;
}

/**
 * For `catch` at the start, where a refusal can only be that of a token.
 * @throws Problem `configuration` that names the token's variable; any other error as it is
 */
export const toRefusedToken =
  (variable: string) =>
  (error: unknown): never => {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    throw new Problem('configuration', { lines: [`${variable}: Slack refuses it (${refusal})`] }, error);
  };
