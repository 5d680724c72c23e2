import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint, StandInRequest } from '../kit/endpoint.ts';
import type { Answer } from '../kit/send.ts';
import { parseJson } from './arguments.ts';
import { SlackFailure } from './failure.ts';
import type { StoredMessage } from './message.ts';
import { readContent } from './methods/chat-arguments.ts';
import { postAsApp, type Place, remove, rewrite } from './post.ts';
import type { User } from './workspace.ts';
import type { World } from './world.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const lifetime = 30 * 60_000;
const mostUses = 5;

/** Where an answer may go: the place and the person of an interaction and, for an action, the message it was on. */
export interface Origin {
  readonly place: Place;
  readonly user: User;
  readonly message: StoredMessage | undefined;
}

interface ResponseUrl {
  readonly origin: Origin;
  readonly endsAt: number;
  uses: number;
}

const answerBody = z.looseObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  attachments: z.array(z.unknown()).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

/** The `response_url`s that were given out: each serves five times within thirty minutes, without a token. */
export class ResponseUrls {
  readonly #world: World;
  readonly #given = new Map<string, ResponseUrl>();

  constructor(world: World) {
    this.#world = world;
  }

  give(origin: Origin): string {
    const path = [origin.place.workspace.id, this.#given.size + 1, randomBytes(12).toString('hex')].join('/');
    this.#given.set(path, { origin, endsAt: this.#world.clock() + lifetime, uses: 0 });
    return `${this.#world.url}/${origin.message ? 'actions' : 'commands'}/${path}`;
  }

  endpoints(): Endpoint[] {
    const answer = (request: StandInRequest): Answer => this.#answer(request);
    return [
      { name: 'POST /commands/*path', answer },
      { name: 'POST /actions/*path', answer },
    ];
  }

  #answer(request: StandInRequest): Answer {
    const refuse = (status: number, error: string): Answer => ({ status, body: { ok: false, error } });
    const found = this.#given.get(request.parameters.path ?? '');
    if (!found) return refuse(404, 'invalid_url');
    if (this.#world.clock() > found.endsAt) return refuse(404, 'expired_url');
    if (found.uses >= mostUses) return refuse(404, 'used_url');
    found.uses += 1;
    try {
      respond(found.origin, parseJson(request.body.toString()));
      return { body: { ok: true } };
    } catch (error) {
      if (!(error instanceof SlackFailure)) throw error;
      return { status: error.code === 'message_not_found' ? 404 : 400, body: error.toBody() };
    }
  }
}

/**
 * Does what an app answers to an interaction, by its `response_url` or in the acknowledgement of a command.
 * A command has no message of the app's to replace: there `replace_original` and `delete_original` do nothing.
 * @throws SlackFailure invalid_payload, no_text, message_not_found, what blocks are refused for
 */
export function respond(origin: Origin, given: unknown): void {
  const parsed = answerBody.safeParse(given);
  if (!parsed.success) throw new SlackFailure('invalid_payload');
  const { place, user, message } = origin;
  const { world, workspace, channel } = place;
  const app = workspace.installation;
  if (!app) throw new SlackFailure('app_missing');
  if (message && (parsed.data.delete_original || parsed.data.replace_original)) {
    if (!channel.messages.includes(message)) throw new SlackFailure('message_not_found');
    if (parsed.data.delete_original) {
      remove(channel, message, world);
      return;
    }
  }
  const content = readContent({ world, workspace, app }, { ...parsed.data, link_names: false });
  if (message && parsed.data.replace_original) {
    rewrite(message, { ...content, blocks: content.blocks ?? [] }, world);
    return;
  }
  const visibleTo = parsed.data.response_type === 'in_channel' ? 'everyone' : { person: user.id };
  postAsApp(place, app, content, visibleTo);
}
