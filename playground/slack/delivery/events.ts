import { setTimeout as wait } from 'node:timers/promises';
import { freshId } from '../identifiers.ts';
import type { Installation, Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import type { Carrier, Outcome, RetryMark } from './deliveries.ts';

/** Before the second, third and fourth delivery of an event that nobody acknowledged. https://docs.slack.dev/apis/events-api#retries */
export const usualRetryDelays: readonly number[] = [0, 60_000, 300_000];

/** Delivers an event until the app acknowledges it or the retries are used up; gives how the last delivery went. */
export async function deliverEvent(
  world: World,
  workspace: Workspace,
  app: Installation,
  event: Readonly<Record<string, unknown>>,
  carrier: Carrier,
  retryDelays: readonly number[],
  signal: AbortSignal,
): Promise<Outcome> {
  const payload = {
    token: 'verification-token',
    team_id: workspace.id,
    api_app_id: world.appId,
    event,
    type: 'event_callback',
    event_id: freshId('Ev'),
    event_time: Math.floor(world.clock() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
  let outcome = await carrier.carry('events_api', payload);
  for (const [index, delay] of retryDelays.entries()) {
    if (outcome.kind === 'acknowledged') break;
    const retry: RetryMark = { number: index + 1, reason: reasonOf(outcome) };
    const waited = await wait(delay, undefined, { signal, ref: false }).then(
      () => true,
      () => false,
    );
    if (!waited) break;
    outcome = await carrier.carry('events_api', payload, retry);
  }
  return outcome;
}

function reasonOf(outcome: Outcome): string {
  if (outcome.kind === 'timeout') return 'http_timeout';
  return outcome.kind === 'refused' ? 'http_error' : 'connection_failed';
}
