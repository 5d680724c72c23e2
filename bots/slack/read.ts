import { randomUUID } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Call, Intent } from '../call.ts';
import type { Command } from '../command.ts';
import { pickedFile, toCallFile } from './files.ts';
import { readCommand } from './grammar.ts';
import { limits } from './limits.ts';
import { channelOf } from './modal.ts';
import { locale } from './reply.ts';

/** A Call without its reply, and what a reply needs beside it. */
export interface Delivery {
  readonly call: Omit<Call, 'reply' | 'standing'>;
  readonly trigger: string;
  /** The names of a form's fields. */
  readonly fields: readonly string[];
}

const slash = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().default(''),
  trigger_id: z.string(),
});

/**
 * Reads a slash command. https://docs.slack.dev/interactivity/implementing-slash-commands
 * @param prefix what this installation puts before the names of the table
 */
export function readSlashCommand(body: unknown, commands: readonly Command[], prefix: string): Delivery {
  const given = slash.parse(body);
  const typed = given.command.replace(/^\//, '');
  const name = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
  const { command, options } = readCommand(name, given.text, commands);
  return delivery({
    key: given.trigger_id,
    trigger: given.trigger_id,
    team: given.team_id,
    channel: given.channel_id,
    user: given.user_id,
    name: given.user_name,
    intent: { kind: 'command', command, options },
  });
}

const actor = {
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), name: z.string().optional(), team_id: z.string().optional() }),
};
type Actor = z.output<z.ZodObject<typeof actor>>;

/** The workspace; of an installation for a whole organisation Slack names it beside the person. */
const who = ({ team, user }: Actor) => ({
  team: team?.id ?? user.team_id ?? '',
  user: user.id,
  name: user.name ?? '',
});

const option = z.object({ value: z.string() }).nullish();

const press = z.object({
  ...actor,
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  actions: z.tuple([z.object({ action_id: z.string(), selected_option: option })]).rest(z.unknown()),
});

/** Reads a pressed button or a chosen option. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function readPress(body: unknown): Delivery {
  const given = press.parse(body);
  const [{ action_id: action, selected_option: chosen }] = given.actions;
  return delivery({
    ...who(given),
    key: given.trigger_id,
    trigger: given.trigger_id,
    channel: given.channel?.id ?? '',
    intent: { kind: 'action', action, ...(chosen ? { value: chosen.value } : {}) },
  });
}

const field = z.record(
  z.string(),
  z.object({
    value: z.string().nullish(),
    selected_option: option,
    files: z.array(pickedFile).optional(),
  }),
);

const submission = z.object({
  ...actor,
  trigger_id: z.string().default(''),
  view: z.object({
    id: z.string(),
    hash: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), field) }),
  }),
});

/**
 * Reads a form that was sent. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 * @param client of the workspace, to read files with
 */
export function readSubmission(body: unknown, client: webApi.WebClient): Delivery {
  const given = submission.parse(body);
  const { id, hash, callback_id: action, private_metadata, state } = given.view;
  const elements = Object.entries(state.values).map(
    ([name, inside]) => [name, Object.values(inside)[0]] as const,
  );
  const typed = elements.filter(([, element]) => element?.files === undefined);
  const values = typed.map(
    ([name, element]) => [name, element?.value ?? element?.selected_option?.value ?? ''] as const,
  );
  const files = elements.flatMap(([, element]) =>
    (element?.files ?? []).map((file) => toCallFile(client, file)),
  );
  return delivery({
    ...who(given),
    key: `${id}:${hash}`,
    trigger: given.trigger_id,
    channel: channelOf(private_metadata),
    fields: elements.map(([name]) => name),
    intent: {
      kind: 'form',
      action,
      values: Object.fromEntries(values),
      ...(files.length > 0 && { files }),
    },
  });
}

const suggestion = z.object({ ...actor, action_id: z.string(), value: z.string() });

/**
 * Reads what is being typed into a menu whose action is `command:option`.
 * https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 */
export function readSuggestion(body: unknown): Delivery {
  const given = suggestion.parse(body);
  const [command = '', name = ''] = given.action_id.split(':');
  return delivery({
    ...who(given),
    // Slack gives these no id of their own; they change nothing, so that nobody looks for them again.
    key: randomUUID(),
    trigger: '',
    channel: '',
    intent: { kind: 'completion', command, option: name, typed: given.value },
  });
}

interface Read {
  readonly key: string;
  readonly trigger: string;
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly name: string;
  readonly intent: Intent;
  readonly fields?: readonly string[];
}

const platform = 'slack';

const delivery = ({ key, trigger, team, channel, user, name, intent, fields = [] }: Read): Delivery => ({
  trigger,
  fields,
  call: {
    requestKey: `${platform}:${key}`,
    person: { platform, team, user, name },
    place: { platform, kind: 'workspace', team, channel },
    locale,
    longestField: limits.formInput,
    intent,
  },
});
