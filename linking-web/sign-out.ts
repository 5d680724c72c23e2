import type { Request } from 'express';
import type { Account } from '../core/accounts/account.ts';
import { endSession, storedIdOf } from '../core/accounts/site-session.ts';
import type { Core } from '../core/core.ts';

/** Ends the session of a request, in the store and in what the browser holds. */
export async function signOut(core: Core, account: Account, request: Request): Promise<void> {
  await endSession(core, account, storedIdOf(request.sessionID));
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}
