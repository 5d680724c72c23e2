import { Problem } from '../core/base/problem.ts';
import type { TypedOptions } from '../core/characters/order.ts';
import type { Call } from './call.ts';
import { type Met, meet } from './caller.ts';
import type { Action, Caller } from './command.ts';
import { answerConsent } from './consent.ts';
import { consentNotice } from './consent-notice.ts';
import type { Desk } from './desk.ts';
import { present } from './present.ts';
import { soon } from './soon.ts';

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
  if (action?.form && (await openForm(desk, call, action, value ?? id))) return;
  if (!(await call.reply.acknowledge('silent'))) return;
  // A button of an older version that nothing answers any more.
  if (!action) throw new Problem('already-over');
  const caller = await callerOf(desk, call, await meet(desk.core, call, action.purpose));
  if (caller) await present(desk, call, await action.run(desk.core, caller, value ?? id, {}));
  if (action.changesCaller) desk.known.remove(call);
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
  if (!(await call.reply.acknowledge('private'))) return;
  if (!action) throw new Problem('already-over');
  const caller = await callerOf(desk, call, await meet(desk.core, call, action.purpose));
  if (caller) await present(desk, call, await action.run(desk.core, caller, id, values));
}

/** Whether a form was the answer. It must be the first one, so who calls is looked up before it. */
async function openForm(desk: Desk, call: Call, action: Action, id: string): Promise<boolean> {
  const form = await soon(async () => {
    const met = await meet(desk.core, call, action.purpose);
    return 'caller' in met ? action.form?.(desk.core, met.caller, id) : undefined;
  });
  if (form) await call.reply.open(form);
  return form !== undefined;
}

async function callerOf(desk: Desk, call: Call, met: Met): Promise<Caller | undefined> {
  if ('caller' in met) return met.caller;
  if (met.missing === 'account') throw new Problem('not-yours');
  await call.reply.privately(consentNotice(desk.core, call));
  return undefined;
}

function partsOf(action: string): [name: string, id: string] {
  const colon = action.indexOf(':');
  return colon < 0 ? [action, ''] : [action.slice(0, colon), action.slice(colon + 1)];
}
