import { accountOf } from '../core/accounts/account-of.ts';
import { gateEnds } from '../core/accounts/gate.ts';
import { keepWaiting } from '../core/accounts/waiting.ts';
import { Problem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import { placeOf } from '../core/places/place.ts';
import { type Purpose, whyNot } from '../core/privacy/may.ts';
import type { Call } from './call.ts';
import type { Caller } from './command.ts';

/** Who calls, or what stands between: the notice of the first use, or of a changed policy. */
export type Met = { readonly caller: Caller } | { readonly missing: 'account' | 'consent' };

/**
 * Who calls and whether they may. Of somebody who was never here nothing is kept by asking.
 * @throws Problem `age-blocked`, `account-closed`, `place-forbids`, `place-channel`, `place-makers`, `admins-only`
 */
export async function meet(core: Core, call: Call, purpose: Purpose): Promise<Met> {
  const account = await accountOf(core, call.person);
  if (!account) {
    const at = await gateEnds(core, call.person);
    if (at) throw new Problem('age-blocked', { at });
    return { missing: 'account' };
  }
  const place = await placeOf(core, call.place);
  const reason = await whyNot(core, account, place, purpose, call.standing);
  if (reason === 'consent-missing') return { missing: 'consent' };
  if (reason) throw new Problem(reason);
  return { caller: { account, place, call } };
}

/** Keeps a command until its person has accepted; anything else they must do again. */
export async function wait(core: Core, call: Call): Promise<void> {
  if (call.intent.kind !== 'command') return;
  const { command, options } = call.intent;
  await keepWaiting(core, call.person, { requestKey: call.requestKey, command, options });
}
