import { Router } from 'express';
import { z } from 'zod';
import { claimOf, confirmClaim, openClaim, type OpenClaim } from '../../core/accounts/link-claim.ts';
import { Problem } from '../../core/base/problem.ts';
import type { Core } from '../../core/core.ts';
import { csrfOf } from '../csrf.ts';
import { goOn } from '../go-on.ts';
import type { OpenLogin } from '../logins/configure.ts';
import { render } from '../pages/layout.tsx';
import { LinkCodePage, LinkConfirmPage, LinkPage, LinkSignInPage } from '../pages/link-pages.tsx';
import type { Request } from 'express';

const tokenForm = z.object({ token: z.string().trim().min(1).max(64) });

/** The way of a link on the site: the secret, the sign-in, both sides at once, the code. Nothing happens by looking. */
export function linkRoutes(core: Core, logins: readonly OpenLogin[]): Router {
  const router = Router();
  router.get('/link', (request, response) => {
    response.send(render(LinkPage({ csrf: csrfOf(request) })));
  });
  router.post('/link', async (request, response) => {
    const { token } = tokenForm.parse(request.body);
    const claim = await openClaim(core, token, request.sessionID);
    if (!claim) throw new Problem('link-gone');
    request.session.claim = claim.id;
    await goOn(request, response, '/link/sign-in');
  });
  router.get('/link/sign-in', async (request, response) => {
    const { chat } = await claimIn(core, request);
    response.send(render(LinkSignInPage({ chat, logins })));
  });
  router.get('/link/confirm', async (request, response) => {
    const { chat } = await claimIn(core, request);
    const { signIn } = request.session;
    if (!signIn) {
      response.redirect(303, '/link/sign-in');
      return;
    }
    response.send(render(LinkConfirmPage({ chat, csrf: csrfOf(request), signIn })));
  });
  router.post('/link/confirm', async (request, response) => {
    const { chat, id } = await claimIn(core, request);
    const { signIn } = request.session;
    const code = signIn && (await confirmClaim(core, id, request.sessionID, signIn));
    if (code === undefined) throw new Problem('link-gone');
    delete request.session.claim;
    response.send(render(LinkCodePage({ chat, code })));
  });
  return router;
}

/** @throws Problem `link-gone` */
async function claimIn(core: Core, { session, sessionID }: Request): Promise<OpenClaim> {
  const claim = session.claim === undefined ? undefined : await claimOf(core, session.claim, sessionID);
  if (!claim) throw new Problem('link-gone');
  return claim;
}
