import { Router } from 'express';
import { z } from 'zod';
import { linkedTo } from '../../core/accounts/linked.ts';
import { endSession, sessionsOf, storedIdOf } from '../../core/accounts/site-session.ts';
import type { Core } from '../../core/core.ts';
import { accountIn, isCurrentPolicy } from '../account-in.ts';
import { csrfOf } from '../csrf.ts';
import { signOut } from '../sign-out.ts';
import { AccountPage } from '../pages/account-page.tsx';
import { render } from '../pages/layout.tsx';

const sessionForm = z.object({ session: z.string().max(64) });

/** What belongs to somebody, and where they are signed in. */
export function accountRoutes(core: Core): Router {
  const router = Router();
  router.get('/account', async (request, response) => {
    const account = await accountIn(core, request);
    const [linked, sessions] = await Promise.all([linkedTo(core, account), sessionsOf(core, account)]);
    const page = AccountPage({
      csrf: csrfOf(request),
      linked,
      sessions,
      here: storedIdOf(request.sessionID),
      policy: isCurrentPolicy(core, account) ? undefined : core.settings.PERSONA_POLICY_URL,
    });
    response.send(render(page));
  });
  router.post('/account/sessions/end', async (request, response) => {
    const account = await accountIn(core, request);
    const { session } = sessionForm.parse(request.body);
    if (session === storedIdOf(request.sessionID)) {
      await signOut(core, account, request);
      response.redirect(303, '/');
      return;
    }
    await endSession(core, account, session);
    response.redirect(303, '/account');
  });
  router.post('/sign-out', async (request, response) => {
    await signOut(core, await accountIn(core, request), request);
    response.redirect(303, '/');
  });
  return router;
}
