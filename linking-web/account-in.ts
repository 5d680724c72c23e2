import type { Request } from 'express';
import type { Account } from '../core/accounts/account.ts';
import { accountById } from '../core/accounts/account-of.ts';
import { accountOfSession } from '../core/accounts/site-session.ts';
import { Problem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';

/**
 * Whose session it is.
 * @throws Problem `signed-out` where it is nobody's, or was ended elsewhere; `account-closed`
 */
export async function accountIn(core: Core, { session, sessionID }: Request): Promise<Account> {
  const id = session.isSignedIn ? await accountOfSession(core, sessionID) : undefined;
  const account = id && (await accountById(core, id));
  if (!account) throw new Problem('signed-out');
  if (account.state !== 'active') throw new Problem('account-closed');
  return account;
}

/** Whether somebody has accepted the policy as it is now: without it they can see and take away, but make nothing. */
export const isCurrentPolicy = (core: Core, { acceptedPolicy }: Account): boolean =>
  acceptedPolicy === core.settings.PERSONA_POLICY_VERSION;
