import type { Person, PickedFile, SeenForm, SeenMessage, TypedCommand } from '../../kit/person.ts';
import { SlackFailure } from '../failure.ts';
import type { MenuOption } from '../blocks/text.ts';
import type { Outcome, Payload } from '../delivery/deliveries.ts';
import { freshId } from '../identifiers.ts';
import type { StoredMessage } from '../message.ts';
import { postAsPerson, postAsSlackbot } from '../post.ts';
import { respond } from '../response-urls.ts';
import type { Channel } from '../workspace.ts';
import { chosen, pressed } from './actions.ts';
import { commandText } from './command-text.ts';
import { toSeenForm } from './form.ts';
import { type Actor, actionPayload, failureOf, shortcutPayload, slashPayload } from './interactions.ts';
import { toSeenMessage } from './seen.ts';
import { suggest } from './suggestions.ts';
import { waitForMessage } from './wait-for-message.ts';

/** A made-up person in one workspace. */
export class SlackPerson implements Person {
  readonly id: string;
  readonly name: string;
  readonly #actor: Actor;
  /** What the app offered lately for external menus: only that can be chosen. */
  #offered: readonly MenuOption[] = [];

  constructor(actor: Actor) {
    this.id = actor.user.id;
    this.name = actor.user.name;
    this.#actor = actor;
  }

  /** Lets this person's browser see private files, as `?session=` of their addresses. */
  get session(): string {
    return this.#actor.user.session;
  }

  async type(command: TypedCommand, repeats = 1): Promise<void> {
    const channel = this.#channel(command.channel);
    const slash = `/${command.command}`;
    const payload = slashPayload(this.#actor, channel, slash, commandText(command));
    const deliveries = Array.from({ length: repeats }, () => this.#run(channel, slash, payload));
    await Promise.all(deliveries);
  }

  click(message: SeenMessage, button: string, repeats = 1): Promise<void> {
    return this.#act(message, (stored) => pressed(stored, button), repeats);
  }

  choose(message: SeenMessage, menu: string, value: string): Promise<void> {
    return this.#act(message, (stored) => chosen(stored, menu, value));
  }

  say(text: string, channel?: string): SeenMessage {
    const { world, workspace, user } = this.#actor;
    const place = { world, workspace, channel: this.#channel(channel) };
    return toSeenMessage(world.url, workspace, user, postAsPerson(place, user.id, text));
  }

  /** Uses a shortcut of the message's own menu. */
  async shortcut(message: SeenMessage, callbackId: string): Promise<void> {
    const { channel, stored } = this.#find(message);
    await this.#interact(channel, shortcutPayload(this.#actor, channel, stored, callbackId));
  }

  async complete(
    command: TypedCommand,
    option: string,
  ): Promise<readonly { readonly name: string; readonly value: string }[]> {
    const view = this.#actor.user.views.at(-1);
    this.#offered = await suggest(this.#actor, view, option, command.options?.[option] ?? '');
    return this.#offered.map(({ text, value }) => ({ name: text.text, value }));
  }

  form(): SeenForm | undefined {
    const view = this.#actor.user.views.at(-1);
    return view && toSeenForm(this.#actor, view, this.#offered);
  }

  messages(channel?: string): readonly SeenMessage[] {
    const { world, workspace, user } = this.#actor;
    const channels = channel === undefined ? workspace.channels : [this.#channel(channel)];
    return channels
      .filter((one) => one.directWith === undefined || one.directWith === user)
      .flatMap((one) => one.messages)
      .filter(({ visibleTo }) => visibleTo === 'everyone' || visibleTo.person === user.id)
      .sort((a, b) => Number(a.wire.ts) - Number(b.wire.ts))
      .map((message) => toSeenMessage(world.url, workspace, user, message));
  }

  see(fits: (message: SeenMessage) => boolean, milliseconds = 10_000): Promise<SeenMessage> {
    return waitForMessage(this, this.#actor.world.listeners, fits, milliseconds);
  }

  upload({ name, data }: PickedFile): Promise<string> {
    const { workspace, world, user } = this.#actor;
    const id = freshId('F');
    workspace.files.push({
      id,
      name,
      length: data.length,
      alternative: undefined,
      createdAt: world.clock(),
      owner: user.id,
      team: workspace.id,
      title: name,
      bytes: data,
      completed: true,
      deleted: false,
      sharedIn: [],
    });
    world.changed();
    return Promise.resolve(id);
  }

  async #run(channel: Channel, slash: string, payload: Payload): Promise<void> {
    const { world, workspace, user, carrier } = this.#actor;
    const place = { world, workspace, channel };
    if (!workspace.installation) {
      postAsSlackbot(place, user.id, `${slash} is not a valid command`);
      return;
    }
    const outcome = await carrier.carry('slash_commands', payload);
    const failure = failureOf(outcome);
    if (failure !== undefined) {
      postAsSlackbot(place, user.id, `${slash} failed with the error "${failure}"`);
    } else if (outcome.kind === 'acknowledged') {
      this.#takeAnswer(channel, slash, outcome.answer);
    }
  }

  /** An acknowledgement may carry the answer, as text or as a message. Slack says so when it cannot be shown. */
  #takeAnswer(channel: Channel, slash: string, answer: unknown): void {
    const { world, workspace, user } = this.#actor;
    const place = { world, workspace, channel };
    const body = typeof answer === 'string' ? { text: answer } : answer;
    if (typeof body !== 'object' || body === null || !('text' in body || 'blocks' in body)) return;
    try {
      respond({ place, user, message: undefined }, body);
    } catch (error) {
      if (!(error instanceof SlackFailure)) throw error;
      postAsSlackbot(place, user.id, `${slash} failed with the error "${error.message}"`);
    }
  }

  async #act(message: SeenMessage, toAction: (stored: StoredMessage) => Payload, repeats = 1): Promise<void> {
    const { channel, stored } = this.#find(message);
    const payload = actionPayload(this.#actor, channel, stored, toAction(stored));
    await Promise.all(Array.from({ length: repeats }, () => this.#interact(channel, payload)));
  }

  async #interact(channel: Channel, payload: Payload): Promise<void> {
    const { world, workspace, user, carrier } = this.#actor;
    // A message outlives the app that posted it, but its buttons lead nowhere then.
    const outcome: Outcome = workspace.installation
      ? await carrier.carry('interactive', payload)
      : { kind: 'unreachable' };
    const failure = failureOf(outcome);
    if (failure === undefined) return;
    postAsSlackbot({ world, workspace, channel }, user.id, `The app failed with the error "${failure}"`);
  }

  #channel(named: string | undefined): Channel {
    const { workspace, user } = this.#actor;
    if (named === 'dm') return workspace.directMessage(user);
    const channel = named === undefined ? workspace.channels[0] : workspace.findChannel(named);
    if (!channel) throw new Error(`There is no channel «${named ?? ''}»`);
    return channel;
  }

  /** The message as it stands now, which may be other than when the person saw it. */
  #find(message: SeenMessage): { channel: Channel; stored: StoredMessage } {
    const channel = this.#channel(message.channel);
    const stored = channel.messages.find(
      (one) =>
        one.wire.ts === message.id && (one.visibleTo === 'everyone' || one.visibleTo.person === this.id),
    );
    if (!stored) throw new Error('The message is gone');
    return { channel, stored };
  }
}
