import type { Person, PickedFile, SeenForm, SeenMessage, TypedCommand } from '../../kit/person.ts';
import type { Interaction } from '../interactions.ts';
import type { StoredMessage } from '../message.ts';
import type { Channel } from '../places.ts';
import { emptyDraft, postMessage } from '../post-message.ts';
import { messageFlags } from '../requests/message.ts';
import type { Modal } from '../requests/modal.ts';
import type { User } from '../user.ts';
import type { World } from '../world.ts';
import { toCommandData } from './command-data.ts';
import { type Deed, perform } from './deed.ts';
import { toFormData } from './form-data.ts';
import { findButton, findMenu } from './pressable.ts';
import { toSeenForm } from './seen-form.ts';
import { toSeenMessage } from './seen-message.ts';
import { waitFor } from './wait-for.ts';

interface OpenForm {
  readonly form: Modal;
  readonly opener: Interaction;
}

/** A made-up person at Discord's end: what they do goes to the app as interactions over the gateway. */
export class DiscordPerson implements Person {
  readonly #world: World;
  readonly #user: User;
  #open: OpenForm | undefined;

  constructor(world: World, user: User) {
    this.#world = world;
    this.#user = user;
  }

  get id(): string {
    return this.#user.id;
  }

  get name(): string {
    return this.#user.global_name ?? this.#user.username;
  }

  async type(command: TypedCommand, repeats = 1): Promise<void> {
    const channel = this.#channel(command.channel);
    const data = toCommandData(this.#world, command, channel);
    const isAnswered = await this.#do({ type: 2, channel, data, repeats });
    if (!isAnswered) this.#notice(channel, 'The application did not respond');
  }

  async click(message: SeenMessage, button: string, repeats = 1): Promise<void> {
    const source = this.#find(message);
    const custom_id = findButton(source.message, button);
    await this.#useComponent(source, { custom_id, component_type: 2 }, repeats);
  }

  async choose(message: SeenMessage, menu: string, value: string): Promise<void> {
    const source = this.#find(message);
    const custom_id = findMenu(source.message, menu, value);
    await this.#useComponent(source, { custom_id, component_type: 3, values: [value] });
  }

  async complete(
    command: TypedCommand,
    option: string,
  ): Promise<readonly { readonly name: string; readonly value: string }[]> {
    const channel = this.#channel(command.channel);
    const data = toCommandData(this.#world, command, channel, option);
    const { answer } = await perform(this.#world, this.#user, { type: 4, channel, data });
    if (answer?.kind !== 'choices') throw new Error('Loading options failed');
    return answer.choices.map((one) => ({ name: one.name, value: String(one.value) }));
  }

  form(): SeenForm | undefined {
    const open = this.#open;
    if (!open) return undefined;
    return toSeenForm(open.form, {
      submit: (values, repeats = 1) => this.#submit(open, values, repeats),
      close: () => {
        this.#show(undefined);
      },
    });
  }

  say(text: string, channel?: string): SeenMessage {
    const draft = { ...emptyDraft, content: text };
    const posting = { channel: this.#channel(channel).id, type: 0, author: this.#user };
    return toSeenMessage(postMessage(this.#world, draft, posting));
  }

  async upload(file: PickedFile): Promise<string> {
    return (await this.#world.attachments.add('ephemeral', file, { ephemeral: true })).id;
  }

  messages(channel?: string): readonly SeenMessage[] {
    const only = channel === undefined ? undefined : this.#channel(channel).id;
    return [...this.#world.messages.all()]
      .filter((one) => only === undefined || one.message.channel_id === only)
      .filter((one) => this.#sees(one))
      .map(toSeenMessage);
  }

  see(fits: (message: SeenMessage) => boolean, milliseconds = 10_000): Promise<SeenMessage> {
    return waitFor(this.#world.messages, () => this.messages(), fits, milliseconds);
  }

  async #useComponent(source: StoredMessage, data: object, repeats = 1): Promise<void> {
    const channel = this.#channel(source.message.channel_id);
    const isAnswered = await this.#do({ type: 3, channel, data, source, repeats });
    if (!isAnswered) this.#notice(channel, 'This interaction failed');
  }

  /** An app answers a bad form with a message, so there are never errors by field. */
  async #submit(
    { form, opener }: OpenForm,
    values: Readonly<Record<string, string>>,
    repeats: number,
  ): Promise<object & Record<string, string>> {
    const data = toFormData(form, values, this.#world.attachments);
    const source = this.#world.messages.find(opener.source);
    const isAnswered = await this.#do({ type: 5, channel: opener.channel, data, source, opener, repeats });
    if (!isAnswered) throw new Error('Something went wrong. Try again.');
    this.#show(undefined);
    return {};
  }

  /** True when the app answered in time. A form that it answers with stands open from now. */
  async #do(deed: Deed): Promise<boolean> {
    const { answer, interaction } = await perform(this.#world, this.#user, deed);
    if (answer?.kind === 'form') this.#show({ form: answer.form, opener: interaction });
    return answer !== undefined;
  }

  #show(form: OpenForm | undefined): void {
    this.#open = form;
    this.#world.changed();
  }

  /** What Discord's client itself tells the person. */
  #notice(channel: Channel, content: string): void {
    const draft = { ...emptyDraft, content, flags: messageFlags.ephemeral };
    postMessage(this.#world, draft, { channel: channel.id, type: 0, visibleTo: this.id });
  }

  #channel(given: string | undefined): Channel {
    const { places } = this.#world;
    if (given === 'dm') return places.directWith(this.#user);
    const channel = given === undefined ? [...places.channels.values()][0] : places.channels.get(given);
    if (!channel) throw new Error(`There is no channel "${given ?? ''}"`);
    if (!places.isOpenTo(channel, this.id)) throw new Error(`${this.name} is not in ${channel.name}`);
    return channel;
  }

  #find(message: SeenMessage): StoredMessage {
    const stored = this.#world.messages.find(message.id);
    if (!stored || !this.#sees(stored)) throw new Error(`${this.name} no longer sees the message`);
    return stored;
  }

  #sees({ message, visibleTo }: StoredMessage): boolean {
    const channel = this.#world.places.channels.get(message.channel_id);
    if (!channel || !this.#world.places.isOpenTo(channel, this.id)) return false;
    return visibleTo === undefined || visibleTo === this.id;
  }
}
