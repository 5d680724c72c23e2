import type { ViewResponseAction } from '@slack/bolt';
import type { Reply } from '../call.ts';
import type { Form, View } from '../views/view.ts';
import { postDirectly } from './draw.ts';
import type { FirstAnswer } from './first-answer.ts';
import { writeModal } from './modal.ts';
import { sendWithPictures } from './picture.ts';
import { shareDirectly } from './share-files.ts';
import { type Addressee, openForm, placeFor, problemsView, refuseToOffer } from './reply.ts';

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
    const { client, user } = this.#to;
    const told = await shareDirectly(client, user, view);
    await sendWithPictures(client, told, {}, (message) => postDirectly(client, user, message));
  }

  redraw(view: View): Promise<void> {
    return this.privately(view);
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

  /** What this reply says privately stands in the direct messages too: no need to point there. */
  place(wanted: 'public' | 'private'): ReturnType<Reply['place']> {
    return { ...placeFor(this.#to, wanted), apart: false };
  }
}

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
