import type { Account } from '../accounts/account.ts';
import type { ProblemCode } from '../base/problem.ts';
import type { Core } from '../core.ts';
import type { Place } from '../places/place.ts';

/** What an account's data may be used for; each purpose that exists stands here. */
export type Purpose =
  /** Make or change a character: prompts go to the providers. */
  | 'make'
  /** See, list and delete what is one's own. */
  | 'use-own';

/** The only gate: why an account may not, or undefined where it may. */
export function whyNot(
  core: Core,
  account: Account,
  place: Place,
  purpose: Purpose,
): ProblemCode | undefined {
  if (account.state !== 'active') return 'account-closed';
  if (purpose === 'use-own') return undefined;
  // Who has not accepted the current policy can still see and delete; only making waits.
  if (account.acceptedPolicy !== core.settings.PERSONA_POLICY_VERSION) return 'consent-missing';
  if (place.state !== 'active' || !place.mayMake) return 'place-forbids';
  return undefined;
}
