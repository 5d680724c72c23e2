import { type RespondFn, RespondError, type types, type ViewResponseAction, type webApi } from '@slack/bolt';
import type { MessagePlace, Reply } from '../call.ts';
import type { Choice, Form, View } from '../views/view.ts';
import { writeOptions } from './blocks.ts';
import { postDirectly } from './draw.ts';
import type { FirstAnswer } from './first-answer.ts';
import { writeModal } from './modal.ts';
import { sendWithPictures } from './picture.ts';
import type { SlackMessage } from './write.ts';

/** Whom a reply goes to, and through what. */
export interface Addressee {
  readonly client: webApi.WebClient;
  readonly team: string;
  /** Where the person acted; empty where Slack does not say. */
  readonly channel: string;
  readonly user: string;
  /** Opens one form within three seconds; completions have none. */
  readonly trigger: string;
}

/** Slack tells apps no language with a delivery. */
export const locale = 'en';

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
    await sendWithPictures(this.#to.client, view, {}, (message) => this.#whisper(message));
  }

  async open(form: Form): Promise<void> {
    await this.#first.give();
    await openForm(this.#to, form);
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

  /** Where the person is, for them alone; in the direct messages where the response_url serves no more. */
  async #whisper({ text, blocks }: SlackMessage): Promise<void> {
    try {
      await this.#respond({ response_type: 'ephemeral', replace_original: false, text, blocks });
    } catch (error) {
      if (!(error instanceof RespondError)) throw error;
      await postDirectly(this.#to.client, this.#to.user, { text, blocks });
    }
  }
}

/** Answers a form. Its acknowledgement waits for the outcome, since only that can put errors into the form. */
export class FormReply implements Reply {
  readonly #to: Addressee;
  readonly #first: FirstAnswer<ViewResponseAction>;
  readonly #fields: readonly string[];

  /** @param fields the names of the form's fields: Slack takes errors for no others */
  constructor(to: Addressee, first: FirstAnswer<ViewResponseAction>, fields: readonly string[]) {
    this.#to = to;
    this.#first = first;
    this.#fields = fields;
  }

  acknowledge(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async privately(view: View): Promise<void> {
    await this.#first.give();
    await sendWithPictures(this.#to.client, view, {}, (message) =>
      postDirectly(this.#to.client, this.#to.user, message),
    );
  }

  async open(form: Form): Promise<void> {
    const inPlace = { response_action: 'update', view: writeModal(form, this.#to.channel) } as const;
    if (!(await this.#first.give(inPlace))) await openForm(this.#to, form);
  }

  async refuse(problems: Readonly<Record<string, string>>): Promise<void> {
    const errors = errorsByField(problems, this.#fields);
    if (!(await this.#first.give({ response_action: 'errors', errors }))) {
      await this.privately(problemsView(problems));
    }
  }

  offer(): Promise<void> {
    return refuseToOffer();
  }

  place(wanted: 'public' | 'private'): ReturnType<Reply['place']> {
    return placeFor(this.#to, wanted);
  }
}

/** Answers what is being typed into a menu: with choices, or none where something is amiss. */
export class CompletionReply implements Reply {
  readonly #to: Addressee;
  readonly #first: FirstAnswer<{ options: types.PlainTextOption[] }>;

  constructor(to: Addressee, first: FirstAnswer<{ options: types.PlainTextOption[] }>) {
    this.#to = to;
    this.#first = first;
  }

  acknowledge(): Promise<boolean> {
    return Promise.resolve(true);
  }

  privately(): Promise<void> {
    return this.offer([]);
  }

  open(): Promise<void> {
    return this.offer([]);
  }

  refuse(): Promise<void> {
    return this.offer([]);
  }

  async offer(choices: readonly Choice[]): Promise<void> {
    await this.#first.give({ options: writeOptions(choices) });
  }

  place(wanted: 'public' | 'private'): ReturnType<Reply['place']> {
    return placeFor(this.#to, wanted);
  }
}

const refuseToOffer = (): Promise<never> =>
  Promise.reject(new Error('choices are offered only to what is being typed'));

async function openForm(to: Addressee, form: Form): Promise<void> {
  await to.client.views.open({ trigger_id: to.trigger, view: writeModal(form, to.channel) });
}

const problemsView = (problems: Readonly<Record<string, string>>): View => ({
  tone: 'bad',
  elements: Object.values(problems).map((text) => ({ kind: 'text', text })),
});

/** A problem of no field of the form stands at the first. */
function errorsByField(
  problems: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [name, problem] of Object.entries(problems)) {
    const field = fields.includes(name) ? name : (fields[0] ?? name);
    errors[field] = field in errors ? `${errors[field] ?? ''} ${problem}` : problem;
  }
  return errors;
}

/** A private message gets its channel when it is posted, since that opens the direct messages. */
function placeFor(
  { team, channel, user }: Addressee,
  wanted: 'public' | 'private',
): { private: boolean; tokenEnds: null; place: MessagePlace } {
  // Without a channel there is nobody to show it to but the person.
  const isPrivate = wanted === 'private' || channel === '';
  return {
    private: isPrivate,
    tokenEnds: null,
    place: { team, channel: isPrivate ? '' : channel, user, locale },
  };
}
