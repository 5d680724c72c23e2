import { Problem } from '../core/base/problem.ts';
import type { TypedOptions } from '../core/characters/order.ts';
import type { Call } from './call.ts';
import { meet } from './caller.ts';
import type { Action, Caller, OpenAction, Outcome } from './command.ts';
import { answerConsent } from './consent.ts';
import { consentNotice } from './consent-notice.ts';
import type { Desk } from './desk.ts';
import { present } from './present.ts';
import { soon } from './soon.ts';
import type { Form } from './views/view.ts';

/** Answers a button or a menu. A stranger's click explains itself and keeps nothing. */
export async function answerAction(
  desk: Desk,
  call: Call,
  given: string,
  value: string | undefined,
): Promise<void> {
  const [name, id] = partsOf(given);
  if (name === 'consent') return answerConsent(desk, call, id);
  const action = desk.actions.find((known) => known.name === name);
  const form = await soon(() => formOf(desk, call, action, value ?? id));
  if (form) return call.reply.open(form);
  if (await call.reply.acknowledge('silent')) await runAction(desk, call, action, value ?? id, {});
}

/** Answers the form that a button has opened. */
export async function answerActionForm(
  desk: Desk,
  call: Call,
  given: string,
  values: TypedOptions,
): Promise<void> {
  const [name, id] = partsOf(given);
  const action = desk.actions.find((known) => known.name === name);
  if (await call.reply.acknowledge('private')) await runAction(desk, call, action, id, values);
}

type AnyAction = Action | OpenAction | undefined;

/** The form that an action opens, which must be the first answer: so who calls is looked up before it. */
async function formOf(desk: Desk, call: Call, action: AnyAction, id: string): Promise<Form | undefined> {
  if (!action?.form) return undefined;
  if ('anybody' in action) return action.form(desk.core, call, id);
  const met = await meet(desk.core, call, action.purpose);
  return 'caller' in met ? action.form(desk.core, met.caller, id) : undefined;
}

async function runAction(
  desk: Desk,
  call: Call,
  action: AnyAction,
  id: string,
  values: TypedOptions,
): Promise<void> {
  // A button of an older version that nothing answers any more.
  if (!action) throw new Problem('already-over');
  if ('anybody' in action) return present(desk, call, await action.run(desk.core, call, id, values));
  const caller = await callerOf(desk, call, action);
  if (!caller) return;
  const outcome: Outcome = await action.run(desk.core, caller, id, values);
  await present(desk, call, outcome);
  if (action.changesCaller) desk.known.remove(call);
}

async function callerOf(desk: Desk, call: Call, { purpose }: Action): Promise<Caller | undefined> {
  const met = await meet(desk.core, call, purpose);
  if ('caller' in met) return met.caller;
  if (met.missing === 'account') throw new Problem('not-yours');
  await call.reply.privately(consentNotice(desk.core, call));
  return undefined;
}

function partsOf(action: string): [name: string, id: string] {
  const colon = action.indexOf(':');
  return colon < 0 ? [action, ''] : [action.slice(0, colon), action.slice(colon + 1)];
}
