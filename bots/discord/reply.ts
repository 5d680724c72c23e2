import { InteractionResponseType, MessageFlags, RESTJSONErrorCodes } from 'discord.js';
import type { MessagePlace } from '../../core/jobs/request.ts';
import type { Acknowledgement, Reply } from '../call.ts';
import type { Choice, Form, View } from '../views/view.ts';
import { type DiscordApi, asEphemeral, isRefusedAs } from './api.ts';
import { fitFiles } from './fit-files.ts';
import { isThinking } from './message-flags.ts';
import { writeChoices, writeForm } from './write-form.ts';
import { writeMessage, type WrittenMessage } from './write.ts';

/** What a reply must know of its interaction. */
export interface Answerable {
  readonly id: string;
  readonly token: string;
  /** When the token ends, fifteen minutes after the interaction. */
  readonly tokenEnds: Date;
  /** A button, a menu or a form of a message: it may be acknowledged without a word. */
  readonly hasMessage: boolean;
  /** That message is for this person alone. */
  readonly isPrivate: boolean;
  /** Bytes that an attachment may have there. */
  readonly mostAttached: number;
  /** Where a message would stand. */
  readonly place: Omit<MessagePlace, 'token' | 'message' | 'picture' | 'pictureOf'>;
}

/**
 * What stands in the chat so far: nothing; "thinking…", seen by one or by all; or an answer that is not ours to overwrite.
 */
type State = 'unanswered' | 'thinking-privately' | 'thinking-publicly' | 'answered';

/** Answers one interaction. Whether its first answer is private is fixed with that answer: what differs is a follow-up. */
export class InteractionReply implements Reply {
  readonly #api: DiscordApi;
  readonly #interaction: Answerable;
  #state: State = 'unanswered';
  #isPlaced = false;

  constructor(api: DiscordApi, interaction: Answerable) {
    this.#api = api;
    this.#interaction = interaction;
  }

  async acknowledge(how: Acknowledgement): Promise<boolean> {
    const isSilent = how === 'silent' && this.#interaction.hasMessage;
    try {
      if (isSilent) await this.#answer({ type: InteractionResponseType.DeferredMessageUpdate });
      else if (how === 'public') await this.#think({});
      else await this.#think({ flags: MessageFlags.Ephemeral });
    } catch (error) {
      const { InteractionHasAlreadyBeenAcknowledged, UnknownInteraction } = RESTJSONErrorCodes;
      if (isRefusedAs(error, InteractionHasAlreadyBeenAcknowledged, UnknownInteraction)) return false;
      throw error;
    }
    this.#state = isSilent ? 'answered' : how === 'public' ? 'thinking-publicly' : 'thinking-privately';
    return true;
  }

  async privately(view: View): Promise<void> {
    const { token } = this.#interaction;
    const message = this.#write(view);
    switch (await this.#stateNow()) {
      case 'unanswered': {
        const type = InteractionResponseType.ChannelMessageWithSource;
        await this.#api.answer(this.#interaction, { type, data: asEphemeral(message) }, message.files);
        break;
      }
      case 'thinking-privately':
        await this.#api.editByToken(token, '@original', message);
        break;
      case 'thinking-publicly':
        // A follow-up would fill the open "thinking…" and be seen by all: that goes first.
        await this.#api.removeOriginal(token);
        this.#state = 'answered';
        await this.#api.followUp(token, message, true);
        break;
      case 'answered':
        await this.#api.followUp(token, message, true);
        break;
    }
    this.#state = 'answered';
  }

  async redraw(view: View): Promise<void> {
    const { hasMessage, isPrivate, token } = this.#interaction;
    if (!hasMessage || !isPrivate || this.#state !== 'answered') return this.privately(view);
    await this.#api.editByToken(token, '@original', this.#write(view));
  }

  async open(form: Form): Promise<void> {
    await this.#answer({ type: InteractionResponseType.Modal, data: writeForm(form) });
    this.#state = 'answered';
  }

  async refuse(problems: Readonly<Record<string, string>>): Promise<void> {
    const elements = Object.values(problems).map((text) => ({ kind: 'text' as const, text }));
    await this.privately({ tone: 'bad', elements });
  }

  async offer(choices: readonly Choice[]): Promise<void> {
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
    await this.#answer({ type, data: { choices: writeChoices(choices) } });
  }

  place(wanted: 'public' | 'private'): ReturnType<Reply['place']> {
    const { token, tokenEnds, place } = this.#interaction;
    const isPrivate = wanted === 'private';
    const fits = this.#state === (isPrivate ? 'thinking-privately' : 'thinking-publicly');
    // From here on the "thinking…" belongs to the run's message, which fills it, or removes it when it is posted.
    this.#isPlaced = true;
    return {
      private: isPrivate,
      tokenEnds,
      place: { ...place, token, ...(fits && { message: '@original' }) },
    };
  }

  #write(view: View): WrittenMessage {
    const { mostAttached, place } = this.#interaction;
    return writeMessage(fitFiles(view, mostAttached, place.locale));
  }

  /** A "thinking…" that was given to a run may have become its message; one that no run was drawn in is still ours. */
  async #stateNow(): Promise<State> {
    if (!this.#isPlaced || this.#state === 'answered') return this.#state;
    const original = await this.#api.findOriginal(this.#interaction.token);
    return isThinking(original) ? this.#state : 'answered';
  }

  /** https://discord.com/developers/docs/interactions/receiving-and-responding: of flags, this answer takes EPHEMERAL only. */
  #think(data: { readonly flags?: MessageFlags.Ephemeral }): Promise<void> {
    return this.#answer({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
  }

  #answer(body: Parameters<DiscordApi['answer']>[1]): Promise<void> {
    return this.#api.answer(this.#interaction, body);
  }
}
