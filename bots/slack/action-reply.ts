import { type RespondFn, RespondError } from '@slack/bolt';
import type { Reply } from '../call.ts';
import type { Form, View } from '../views/view.ts';
import { postDirectly } from './draw.ts';
import type { FirstAnswer } from './first-answer.ts';
import { sendWithPictures } from './picture.ts';
import { shareDirectly } from './share-files.ts';
import { type Addressee, openForm, placeFor, problemsView, refuseToOffer } from './reply.ts';
import type { SlackMessage } from './write.ts';

/** Answers a slash command, a button or a menu. Slack knows one kind of acknowledgement for them: nothing to be seen. */
export class ActionReply implements Reply {
  readonly #to: Addressee;
  readonly #first: FirstAnswer<undefined>;
  readonly #respond: RespondFn;

  constructor(to: Addressee, first: FirstAnswer<undefined>, respond: RespondFn) {
    this.#to = to;
    this.#first = first;
    this.#respond = respond;
  }

  async acknowledge(): Promise<boolean> {
    await this.#first.give();
    return true;
  }

  async privately(view: View): Promise<void> {
    await this.#first.give();
    await this.#send(view);
  }

  async redraw(view: View): Promise<void> {
    await this.#first.give();
    await this.#send(view, true);
  }

  /** The form first: where it cannot open, the acknowledgement is still to be had for what is said instead. */
  async open(form: Form): Promise<void> {
    await openForm(this.#to, form);
    await this.#first.give();
  }

  refuse(problems: Readonly<Record<string, string>>): Promise<void> {
    return this.privately(problemsView(problems));
  }

  offer(): Promise<void> {
    return refuseToOffer();
  }

  place(wanted: 'public' | 'private'): ReturnType<Reply['place']> {
    return placeFor(this.#to, wanted);
  }

  async #send(view: View, instead = false): Promise<void> {
    const { client, user } = this.#to;
    const told = await shareDirectly(client, user, view);
    await sendWithPictures(client, told, {}, (message) => this.#whisper(message, instead));
  }

  /** Where the person is, for them alone; in the direct messages where the response_url serves no more. */
  async #whisper({ text, blocks }: SlackMessage, instead: boolean): Promise<void> {
    try {
      await this.#respond({ response_type: 'ephemeral', replace_original: instead, text, blocks });
    } catch (error) {
      if (!(error instanceof RespondError)) throw error;
      await postDirectly(this.#to.client, this.#to.user, { text, blocks });
    }
  }
}
