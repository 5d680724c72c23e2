import { z } from 'zod';
import type { SeenForm } from '../../kit/person.ts';
import type { InputBlock } from '../blocks/block.ts';
import { checkModal } from '../blocks/check.ts';
import { textsOf } from '../blocks/walk.ts';
import type { MenuOption } from '../blocks/text.ts';
import { type FormValues, newHash, newView } from '../view.ts';
import type { OpenView } from '../workspace.ts';
import { complaintOf, initialValue, separator, stateOf } from './form-values.ts';
import { toSeenField } from './seen-field.ts';
import { type Actor, failureOf, submissionPayload } from './interactions.ts';

const view = z.record(z.string(), z.unknown());
const submissionAnswer = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view }),
  z.object({ response_action: z.literal('push'), view }),
  z.object({ response_action: z.literal('clear') }),
]);

/** The topmost modal as its person sees it; a field's name is its `block_id`. */
export function toSeenForm(actor: Actor, opened: OpenView, offered: readonly MenuOption[]): SeenForm {
  const { modal } = opened;
  return {
    title: modal.title.text,
    notes: modal.blocks.flatMap((block) =>
      block.type === 'input' ? [] : textsOf(block).map(({ text }) => text),
    ),
    fields: inputsOf(opened).map(toSeenField),
    separator,
    submitLabel: modal.submit?.text ?? 'Submit',
    closeLabel: modal.close?.text ?? 'Cancel',
    submit: (values, repeats = 1) => submit(actor, opened, { given: values, offered, repeats }),
    close: () => {
      close(actor, opened);
    },
  };
}

export const inputsOf = (opened: OpenView): InputBlock[] =>
  opened.modal.blocks.filter((block): block is InputBlock => block.type === 'input');

interface Sent {
  readonly given: Readonly<Record<string, string>>;
  readonly offered: readonly MenuOption[];
  readonly repeats: number;
}

async function submit(
  actor: Actor,
  opened: OpenView,
  { given, offered, repeats }: Sent,
): Promise<Readonly<Record<string, string>>> {
  if (!actor.user.views.includes(opened)) throw new Error('The form was closed');
  const inputs = inputsOf(opened);
  const unknown = Object.keys(given).filter((name) => !inputs.some((input) => input.block_id === name));
  if (unknown.length > 0) throw new Error(`The form has no field ${unknown.join(', ')}`);
  const complaints: Record<string, string> = {};
  const values: Record<string, Record<string, unknown>> = {};
  for (const input of inputs) {
    const name = input.block_id ?? '';
    const value = given[name] ?? initialValue(input);
    const complaint = complaintOf(input, value);
    if (complaint !== undefined) complaints[name] = complaint;
    const state = stateOf(input, value, offered, actor.world.url, actor.workspace);
    values[name] = { [input.element.action_id ?? '']: state };
  }
  return Object.keys(complaints).length > 0 ? complaints : send(actor, opened, values, repeats);
}

/** @throws Error where the app did not answer: the person sees "We had some trouble connecting" */
async function send(
  actor: Actor,
  opened: OpenView,
  values: FormValues,
  repeats: number,
): Promise<Readonly<Record<string, string>>> {
  const payload = submissionPayload(actor, opened, values);
  const carry = () => actor.carrier.carry('interactive', payload);
  const [outcome = await carry()] = await Promise.all(Array.from({ length: repeats }, carry));
  if (outcome.kind !== 'acknowledged') {
    throw new Error(`We had some trouble connecting. Try again? (${failureOf(outcome) ?? ''})`);
  }
  const answer = outcome.answer;
  if (answer === undefined || answer === '' || isEmpty(answer)) {
    close(actor, opened);
    return {};
  }
  return follow(actor, opened, submissionAnswer.parse(answer));
}

function follow(
  actor: Actor,
  opened: OpenView,
  answer: z.infer<typeof submissionAnswer>,
): Readonly<Record<string, string>> {
  const { user, workspace, world } = actor;
  const read = (given: unknown) =>
    checkModal(given, (file) => workspace.findPicture(file, world.url) !== undefined);
  switch (answer.response_action) {
    case 'errors':
      return checkErrors(opened, answer.errors);
    case 'update':
      opened.modal = read(answer.view);
      opened.hash = newHash(opened.modal);
      break;
    case 'push':
      user.views.push(newView(read(answer.view), opened));
      break;
    case 'clear':
      user.views.splice(0);
      break;
  }
  world.changed();
  return {};
}

/** Slack refuses errors for anything but an input block of the view. */
function checkErrors(
  opened: OpenView,
  errors: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = inputsOf(opened).map((input) => input.block_id);
  const strange = Object.keys(errors).filter((name) => !names.includes(name));
  if (strange.length > 0)
    throw new Error(`The app answered errors for no input block: ${strange.join(', ')}`);
  return errors;
}

const isEmpty = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && Object.keys(answer).length === 0;

function close(actor: Actor, opened: OpenView): void {
  const index = actor.user.views.indexOf(opened);
  if (index >= 0) actor.user.views.splice(index, 1);
  actor.world.changed();
}
