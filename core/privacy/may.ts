import type { Account } from '../accounts/account.ts';
import type { ProblemCode } from '../base/problem.ts';
import type { Core } from '../core.ts';
import type { Place } from '../places/place.ts';
import { placeSettings } from '../places/settings.ts';

/** What an account's data may be used for; each purpose that exists stands here. */
export type Purpose =
  /** Make or change a character: prompts go to the providers. */
  | 'make'
  /** See, list and delete what is one's own. */
  | 'use-own'
  /** See and change what a place has decided. */
  | 'administer';

/** How somebody stands in the place that they call from. */
export interface Standing {
  /** Ids by which the place's rules may name where this is: the channel and, of a thread, what it hangs from. Of direct messages none. */
  readonly channels: readonly string[];
  /** Ids of the person's roles; undefined where the platform has none. */
  readonly roles: readonly string[] | undefined;
  /** Whether the person looks after the place. Asks the platform, where it does not say so by itself. */
  readonly isAdmin: () => Promise<boolean>;
}

/** The only gate: why an account may not, or undefined where it may. */
export async function whyNot(
  core: Core,
  account: Account,
  place: Place,
  purpose: Purpose,
  standing: Standing,
): Promise<ProblemCode | undefined> {
  if (account.state !== 'active') return 'account-closed';
  if (purpose === 'use-own') return undefined;
  if (purpose === 'administer') return (await standing.isAdmin()) ? undefined : 'admins-only';
  // Who has not accepted the current policy can still see and delete; only making waits.
  if (account.acceptedPolicy !== core.settings.PERSONA_POLICY_VERSION) return 'consent-missing';
  if (place.state !== 'active' || !place.mayMake) return 'place-forbids';
  return whyNotHere(core, place, standing);
}

/** What a place demands of those who make something in it. Its sealed rules are opened only where there are some. */
async function whyNotHere(core: Core, place: Place, standing: Standing): Promise<ProblemCode | undefined> {
  if (place.makers === 'admins')
    return (await standing.isAdmin()) ? limited(core, place, standing) : 'place-makers';
  if (place.makers === 'roles') {
    const { roles } = await placeSettings(core, place);
    const isMaker = roles.some((role) => standing.roles?.includes(role)) || (await standing.isAdmin());
    if (!isMaker) return 'place-makers';
  }
  return limited(core, place, standing);
}

async function limited(core: Core, place: Place, standing: Standing): Promise<ProblemCode | undefined> {
  if (!place.isLimited || standing.channels.length === 0) return undefined;
  const { channels } = await placeSettings(core, place);
  return standing.channels.some((channel) => channels.includes(channel)) ? undefined : 'place-channel';
}
