import type { Carrier, Outcome, Payload } from '../delivery/deliveries.ts';
import type { StoredMessage } from '../message.ts';
import type { ResponseUrls } from '../response-urls.ts';
import { type FormValues, toViewObject } from '../view.ts';
import type { Channel, OpenView, User, Workspace } from '../workspace.ts';
import type { World } from '../world.ts';

/** What a person's doings need of the stand-in. */
export interface Surroundings {
  readonly world: World;
  readonly responseUrls: ResponseUrls;
  readonly carrier: Carrier;
}

/** A person in the workspace where they act. */
export interface Actor extends Surroundings {
  readonly workspace: Workspace;
  readonly user: User;
}

/** Deprecated by Slack but still sent. */
const verificationToken = 'verification-token';

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export function slashPayload(actor: Actor, channel: Channel, command: string, text: string): Payload {
  const { world, workspace, user, responseUrls } = actor;
  return {
    token: verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user.id,
    user_name: user.name.toLowerCase(),
    command,
    text,
    api_app_id: world.appId,
    is_enterprise_install: 'false',
    response_url: responseUrls.give({ place: { world, workspace, channel }, user, message: undefined }),
    trigger_id: world.triggers.give(workspace, user),
  };
}

/** What every interactive payload has. */
function common({ world, workspace, user }: Actor, type: string): Payload {
  return {
    type,
    user: {
      id: user.id,
      username: user.name.toLowerCase(),
      name: user.name.toLowerCase(),
      team_id: workspace.id,
    },
    api_app_id: world.appId,
    token: verificationToken,
    team: { id: workspace.id, domain: workspace.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The message is left out where it is ephemeral: the client has it, Slack's servers do not keep it. */
const messageParts = (channel: Channel, message: StoredMessage): Payload => ({
  container: {
    type: 'message',
    message_ts: message.wire.ts,
    channel_id: channel.id,
    is_ephemeral: message.visibleTo !== 'everyone',
  },
  channel: { id: channel.id, name: channel.name },
  ...(message.visibleTo === 'everyone' ? { message: message.wire } : {}),
});

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function actionPayload(
  actor: Actor,
  channel: Channel,
  message: StoredMessage,
  action: Payload,
): Payload {
  const { world, workspace, user, responseUrls } = actor;
  return {
    ...common(actor, 'block_actions'),
    ...messageParts(channel, message),
    trigger_id: world.triggers.give(workspace, user),
    state: { values: {} },
    response_url: responseUrls.give({ place: { world, workspace, channel }, user, message }),
    actions: [{ ...action, action_ts: world.stamps.next() }],
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function shortcutPayload(actor: Actor, channel: Channel, message: StoredMessage, id: string): Payload {
  const { world, workspace, user, responseUrls } = actor;
  return {
    ...common(actor, 'message_action'),
    action_ts: world.stamps.next(),
    callback_id: id,
    trigger_id: world.triggers.give(workspace, user),
    response_url: responseUrls.give({ place: { world, workspace, channel }, user, message: undefined }),
    channel: { id: channel.id, name: channel.name },
    message_ts: message.wire.ts,
    message: message.wire,
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function submissionPayload(actor: Actor, view: OpenView, values: FormValues): Payload {
  const { world, workspace, user } = actor;
  return {
    ...common(actor, 'view_submission'),
    trigger_id: world.triggers.give(workspace, user),
    view: toViewObject(world, workspace, view, values),
    response_urls: [],
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export function suggestionPayload(
  actor: Actor,
  view: OpenView,
  at: { readonly block_id: string; readonly action_id: string },
  typed: string,
): Payload {
  return {
    ...common(actor, 'block_suggestion'),
    container: { type: 'view', view_id: view.id },
    view: toViewObject(actor.world, actor.workspace, view),
    ...at,
    value: typed,
  };
}

/** What Slack tells the person when the app failed; undefined when it did not. */
export function failureOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'timeout':
      return 'operation_timeout';
    case 'refused':
      return 'dispatch_failed';
    case 'unreachable':
      return 'dispatch_unreachable';
  }
}
