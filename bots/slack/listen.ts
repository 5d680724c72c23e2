import type { App, types, ViewResponseAction, webApi } from '@slack/bolt';
import { z } from 'zod';
import { events } from '../../core/base/events.ts';
import type { Core } from '../../core/core.ts';
import type { Call, Reply } from '../call.ts';
import type { Command } from '../command.ts';
import { ActionReply } from './action-reply.ts';
import { CompletionReply } from './completion-reply.ts';
import { FirstAnswer } from './first-answer.ts';
import { FormReply } from './form-reply.ts';
import { uninstall } from './installations.ts';
import { type Delivery, readPress, readSlashCommand, readSubmission, readSuggestion } from './read.ts';
import { type Addressee } from './reply.ts';
import { standingIn } from './standing.ts';

const notInstalled =
  'Persona is not installed in this workspace, or was removed from it. Somebody who may add apps can install it again.';

export interface Surroundings {
  readonly core: Core;
  readonly commands: readonly Command[];
  readonly prefix: string;
}

type Handle = (call: Call) => Promise<void>;
type Failed = (error: unknown) => void;

const toAddressee = ({ call, trigger }: Delivery, client: webApi.WebClient): Addressee => ({
  client,
  team: call.place.team,
  channel: call.place.channel,
  user: call.person.user,
  trigger,
});

const toCall = ({ call }: Delivery, client: webApi.WebClient, reply: Reply): Call => ({
  ...call,
  standing: standingIn(client, { channel: call.place.channel, user: call.person.user }),
  reply,
});

/** Hands everything that people do in Slack to `handle`, and sees to the events of the installation. */
export function listen(app: App, surroundings: Surroundings, handle: Handle): void {
  const noteFailure = (error: unknown): void => {
    events.deliveryFailed(surroundings.core, 'slack', error);
  };
  listenToCommands(app, surroundings, handle, noteFailure);
  listenToActions(app, handle, noteFailure);
  listenToForms(app, handle, noteFailure);
  listenToMenus(app, handle, noteFailure);
  listenToRemoval(app, surroundings.core);
  app.error((failure: { readonly error: unknown }) => {
    noteFailure(failure.error);
    return Promise.resolve();
  });
}

function listenToCommands(
  app: App,
  { commands, prefix }: Surroundings,
  handle: Handle,
  failed: Failed,
): void {
  app.command(/.*/, async ({ body, ack, client, context, respond }) => {
    if (context.botToken === undefined) {
      await ack(notInstalled);
      return;
    }
    const read = readSlashCommand(body, commands, prefix);
    const first = new FirstAnswer<undefined>(() => ack(), failed);
    await handle(toCall(read, client, new ActionReply(toAddressee(read, client), first, respond)));
    await first.give();
  });
}

function listenToActions(app: App, handle: Handle, failed: Failed): void {
  app.action(/.*/, async ({ body, ack, client, context, respond }) => {
    if (context.botToken === undefined) {
      await ack();
      await respond({ text: notInstalled, response_type: 'ephemeral', replace_original: false });
      return;
    }
    const read = readPress(body);
    const first = new FirstAnswer<undefined>(() => ack(), failed);
    await handle(toCall(read, client, new ActionReply(toAddressee(read, client), first, respond)));
    await first.give();
  });
}

function listenToForms(app: App, handle: Handle, failed: Failed): void {
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ body, ack, client, context }) => {
    const read = readSubmission(body, client);
    if (context.botToken === undefined) {
      const errors = Object.fromEntries(read.fields.map((name) => [name, notInstalled]));
      await ack({ response_action: 'errors', errors });
      return;
    }
    const first = new FirstAnswer<ViewResponseAction>((answer) => (answer ? ack(answer) : ack()), failed);
    const reply = new FormReply(toAddressee(read, client), first, read.fields);
    await handle(toCall(read, client, reply));
    await first.give();
  });
}

function listenToMenus(app: App, handle: Handle, failed: Failed): void {
  app.options(/.*/, async ({ body, ack, client, context }) => {
    const none = { options: [] };
    if (context.botToken === undefined) {
      await ack(none);
      return;
    }
    const read = readSuggestion(body);
    const first = new FirstAnswer<{ options: types.PlainTextOption[] }>(
      (answer = none) => ack(answer),
      failed,
    );
    await handle(toCall(read, client, new CompletionReply(toAddressee(read, client), first)));
    await first.give();
  });
}

const removal = z.object({ team_id: z.string(), event_time: z.number() });
const revocation = removal.extend({
  event: z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) }),
});

/** https://docs.slack.dev/reference/events/app_uninstalled, https://docs.slack.dev/reference/events/tokens_revoked */
function listenToRemoval(app: App, core: Core): void {
  app.event('app_uninstalled', async ({ body }) => {
    const { team_id, event_time } = removal.parse(body);
    await uninstall(core, team_id, event_time);
  });
  app.event('tokens_revoked', async ({ body }) => {
    const { team_id, event_time, event } = revocation.parse(body);
    // Tokens of single people are none of ours.
    if (event.tokens.bot.length > 0) await uninstall(core, team_id, event_time);
  });
}
