import { Problem } from '../core/base/problem.ts';
import type { Call } from './call.ts';
import { meet } from './caller.ts';
import { answerConsent } from './consent.ts';
import { consentNotice } from './consent-notice.ts';
import type { Desk } from './desk.ts';
import { present } from './present.ts';

/** Answers a button or a menu. A stranger's click explains itself and keeps nothing. */
export async function answerAction(
  desk: Desk,
  call: Call,
  given: string,
  value: string | undefined,
): Promise<void> {
  const colon = given.indexOf(':');
  const name = colon < 0 ? given : given.slice(0, colon);
  const id = colon < 0 ? '' : given.slice(colon + 1);
  if (name === 'consent') return answerConsent(desk, call, id);
  if (!(await call.reply.acknowledge('silent'))) return;
  const action = desk.actions.find((known) => known.name === name);
  // A button of an older version that nothing answers any more.
  if (!action) throw new Problem('already-over');
  const met = await meet(desk.core, call, action.purpose);
  if ('missing' in met) {
    if (met.missing === 'account') throw new Problem('not-yours');
    return call.reply.privately(consentNotice(desk.core, call));
  }
  await present(desk, call, await action.run(desk.core, met.caller, value ?? id));
}
