import { type Request, type RequestHandler, Router } from 'express';
import { Passport } from 'passport';
import { accountById } from '../../core/accounts/account-of.ts';
import { carryClaim } from '../../core/accounts/link-claim.ts';
import { type SignInIdentity, signInIdentity } from '../../core/accounts/link-records.ts';
import { accountOfSignIn, noteSignIn } from '../../core/accounts/sign-in-identity.ts';
import { openSiteSession } from '../../core/accounts/site-session.ts';
import { Problem } from '../../core/base/problem.ts';
import type { Core } from '../../core/core.ts';
import { deviceOf } from '../device.ts';
import { goOn } from '../go-on.ts';
import { render } from '../pages/layout.tsx';
import { SignInPage } from '../pages/sign-in-page.tsx';
import { callbackPath, type OpenLogin } from '../logins/configure.ts';

/** Signing in at a provider, and coming back. */
export function signInRoutes(core: Core, logins: readonly OpenLogin[]): Router {
  const router = Router();
  router.get('/sign-in', (_request, response) => {
    response.send(render(SignInPage({ logins })));
  });
  const passport = new Passport();
  for (const { name, strategy } of logins) {
    passport.use(name, strategy);
    const go: unknown = passport.authenticate(name, { session: false });
    router.get(`/sign-in/${name}`, go as RequestHandler);
    router.get(callbackPath(name), (request, response, next) => {
      const come: unknown = passport.authenticate(
        name,
        { session: false },
        (error: unknown, user: unknown) => {
          const read = signInIdentity.safeParse(user);
          if (error || !read.success) {
            next(new Problem('sign-in-failed', {}, error));
            return;
          }
          enter(core, request, read.data)
            .then((path) => goOn(request, response, path))
            .catch(next);
        },
      );
      (come as RequestHandler)(request, response, next);
    });
  }
  return router;
}

/**
 * Somebody has proven who they are: their session goes on under a new id, so that whoever knew the old one knows nothing.
 * @returns where they go on
 */
async function enter(core: Core, request: Request, signIn: SignInIdentity): Promise<string> {
  const { claim } = request.session;
  const before = request.sessionID;
  await renew(request);
  request.session.signIn = signIn;
  if (claim !== undefined) {
    await carryClaim(core, claim, before, request.sessionID);
    request.session.claim = claim;
    return '/link/confirm';
  }
  const id = await accountOfSignIn(core, signIn);
  const account = id && (await accountById(core, id));
  if (!account) throw new Problem('sign-in-unknown');
  await noteSignIn(core, signIn);
  await openSiteSession(core, account, request.sessionID, deviceOf(request));
  request.session.isSignedIn = true;
  return '/account';
}

const renew = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
