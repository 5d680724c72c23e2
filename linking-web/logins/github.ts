import { type Profile, Strategy } from 'passport-github2';
import { z } from 'zod';
import { readConfig, webAddress } from '../../core/base/config.ts';
import { refuseHalf } from './refuse-half.ts';
import type { Done, Login } from './login.ts';

const variables = z.object({
  GITHUB_CLIENT_ID: z
    .string()
    .optional()
    .describe('with GITHUB_CLIENT_SECRET: people may sign in to the site with GitHub'),
  GITHUB_CLIENT_SECRET: z.string().optional().describe('of the OAuth app at github.com/settings/developers'),
  GITHUB_URL: webAddress.default('https://github.com').describe('where people sign in'),
  GITHUB_API: webAddress.default('https://api.github.com').describe('where their profiles are asked for'),
});

/** https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
export const github: Login = {
  name: 'github',
  label: 'GitHub',
  variables,
  configure(environment, callbackURL) {
    const settings = readConfig(variables, environment);
    const { GITHUB_CLIENT_ID: clientID, GITHUB_CLIENT_SECRET: clientSecret } = settings;
    if (clientID === undefined || clientSecret === undefined) {
      refuseHalf({ GITHUB_CLIENT_ID: clientID, GITHUB_CLIENT_SECRET: clientSecret });
      return undefined;
    }
    const options = {
      clientID,
      clientSecret,
      callbackURL,
      scope: ['read:user', 'user:email'],
      authorizationURL: `${settings.GITHUB_URL}/login/oauth/authorize`,
      tokenURL: `${settings.GITHUB_URL}/login/oauth/access_token`,
      userProfileURL: `${settings.GITHUB_API}/user`,
      userEmailURL: `${settings.GITHUB_API}/user/emails`,
      // Without it the library keeps the primary address only, and drops whether it is verified.
      allRawEmails: true,
      pkce: true,
      sessionKey: 'oauth2:github',
    };
    // A switch in passport-oauth2, a text in the types of this strategy.
    const state: object = { state: true };
    return new Strategy(
      Object.assign(options, state),
      (_access: string, _refresh: string, profile: Profile, done: Done) => {
        done(null, identityOf(profile, settings.GITHUB_URL));
      },
    );
  },
};

const rawEmails = z.array(
  z.object({ value: z.string(), verified: z.boolean().default(false), primary: z.boolean().default(false) }),
);

/** `id` is GitHub's number of the person; a `login` may be given up and taken by somebody else. */
function identityOf({ displayName, emails, id, username }: Profile, issuer: string) {
  const known = rawEmails.parse(emails ?? []);
  const email = known.find(({ primary }) => primary) ?? known[0];
  return {
    provider: 'github',
    label: 'GitHub',
    issuer,
    subject: id,
    name: displayName || (username ?? ''),
    ...(email && { email: email.value }),
    emailVerified: email?.verified ?? false,
  };
}
