import { createHmac } from 'node:crypto';

/**
 * The headers that prove a delivery. https://docs.slack.dev/authentication/verifying-requests-from-slack
 * @param at milliseconds since 1970; apps refuse what is older than five minutes
 */
export function sign(secret: string, body: string, at: number): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
