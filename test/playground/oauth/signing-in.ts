import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import session from 'express-session';
import { Passport } from 'passport';
import { type Profile as GithubProfile, Strategy as GithubStrategy } from 'passport-github2';
import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
import { startGithub } from '../../../playground/github/index.ts';
import { startGoogle } from '../../../playground/google/index.ts';
import { Closing } from '../../../playground/kit/closing.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import type { OauthClient } from '../../../playground/kit/oauth.ts';

/** A site with nothing on it but sign-in, through the libraries that sites use. */
export async function openSite() {
  const closing = new Closing();
  const journal = new Journal();
  const client = (): OauthClient => ({ id: 'persona', secret: 'client-secret', redirectUris: [] });
  const google = closing.use(await startGoogle({ journal, client: client() }));
  const github = closing.use(await startGithub({ journal, client: client() }));
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const passport = new Passport();
  const common = { clientID: 'persona', clientSecret: 'client-secret', pkce: true };
  // What the library takes is a switch too; the types of one strategy know texts only.
  const withState: object = { state: true };
  const google20 = {
    ...common,
    state: true,
    callbackURL: `${url}/google/callback`,
    authorizationURL: `${google.url}/o/oauth2/v2/auth`,
    tokenURL: `${google.url}/token`,
    userProfileURL: `${google.url}/oauth2/v3/userinfo`,
    scope: ['openid', 'email', 'profile'],
    // Both stand on one host here, and the session would hold one of them only.
    sessionKey: 'oauth2:google',
  };
  const github2 = {
    ...common,
    callbackURL: `${url}/github/callback`,
    authorizationURL: `${github.url}/login/oauth/authorize`,
    tokenURL: `${github.url}/login/oauth/access_token`,
    userProfileURL: `${github.url}/user`,
    userEmailURL: `${github.url}/user/emails`,
    scope: ['read:user', 'user:email'],
    allRawEmails: true,
    sessionKey: 'oauth2:github',
  };
  google.client.redirectUris = [google20.callbackURL];
  github.client.redirectUris = [github2.callbackURL];
  passport.use(
    new GoogleStrategy(google20, (_access, _refresh, profile, done) => {
      done(null, profile);
    }),
  );
  passport.use(
    new GithubStrategy(
      Object.assign(github2, withState),
      (
        _access: string,
        _refresh: string,
        profile: GithubProfile,
        done: (error: null, user: object) => void,
      ) => {
        done(null, profile);
      },
    ),
  );
  app.use(session({ secret: 'of this test', resave: false, saveUninitialized: false }));
  for (const provider of ['google', 'github']) {
    const authenticate: unknown = passport.authenticate(provider, { session: false });
    app.get(`/${provider}`, authenticate as RequestHandler);
    app.get(`/${provider}/callback`, authenticate as RequestHandler, (request, response) => {
      response.json(request.user);
    });
  }
  return { url, google, github, journal, [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose]() };
}
