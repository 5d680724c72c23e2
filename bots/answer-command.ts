import { Problem } from '../core/base/problem.ts';
import type { TypedOptions } from '../core/characters/order.ts';
import { type Call, filesOf } from './call.ts';
import { meet, wait } from './caller.ts';
import type { Caller, Command } from './command.ts';
import { consentNotice } from './consent-notice.ts';
import type { Desk } from './desk.ts';
import { present } from './present.ts';
import { soon } from './soon.ts';
import { withNotices } from './with-notices.ts';

/** Answers a typed command, or a form that stands for one. An unknown name is answered with the help. */
export async function answerCommand(
  desk: Desk,
  call: Call,
  name: string,
  options: TypedOptions,
): Promise<void> {
  const command = findCommand(desk, name);
  // A form asks for what was not given: a file that came along is all that its form would ask for.
  const isGiven = call.intent.kind === 'form' || filesOf(call).length > 0;
  const makeForm = isGiven ? undefined : command.form?.(options);
  // What stands in a form is read before the acknowledgement: only then can the form itself show what is wrong.
  if (call.intent.kind === 'form') command.check?.(options, call.locale);
  if (makeForm) {
    // A form must be the first answer, so who calls is looked up before it.
    const form = await soon(async () => {
      const met = await meet(desk.core, call, command.purpose);
      return 'caller' in met ? makeForm(desk.core, met.caller) : undefined;
    });
    if (form) return call.reply.open(form);
  }
  const open = !makeForm && mayBeOpen(desk, call, command, options);
  if (!(await call.reply.acknowledge(open ? 'public' : 'private'))) return;
  const met = await meet(desk.core, call, command.purpose);
  if ('missing' in met) {
    desk.known.remove(call);
    await wait(desk.core, call);
    return call.reply.privately(consentNotice(desk.core, call));
  }
  command.check?.(options, call.locale);
  const outcome = await command.run(desk.core, met.caller, options);
  await present(desk, call, await withNotices(desk.core, met.caller, outcome));
  if (command.changesCaller) desk.known.remove(call);
  else if (isOpen(met.caller)) desk.known.add(call);
}

/** Whether what is made here may be seen by others, unless it is said otherwise. */
const isOpen = ({ account, place }: Caller): boolean =>
  !place.privateOnly && !account.preferences.privateAnswers && account.preferences.visibility !== 'private';

/** The command of this name; where there is none, the help. */
function findCommand(desk: Desk, name: string): Command {
  const command =
    desk.commands.find((known) => known.name === name) ??
    desk.commands.find((known) => known.name === 'persona help');
  if (!command) throw new Problem('internal', {}, new Error('the table of commands has no help'));
  return command;
}

/** Whether the first answer may be seen by everybody: known from a moment ago, and nothing wrong with what was typed. */
function mayBeOpen(desk: Desk, call: Call, command: Command, options: TypedOptions): boolean {
  if (command.answers(options) !== 'public' || !desk.known.has(call)) return false;
  try {
    command.check?.(options, call.locale);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** Offers what fits an option while it is being typed; nothing to somebody who was never here. */
export async function completeOption(
  desk: Desk,
  call: Call,
  name: string,
  option: string,
  typed: string,
): Promise<void> {
  const complete = findCommand(desk, name).options.find((known) => known.name === option)?.complete;
  const met = complete && (await meet(desk.core, call, 'use-own'));
  const choices = met && 'caller' in met ? await complete(desk.core, met.caller, typed) : [];
  await call.reply.offer(choices);
}
