import { type Profile, Strategy } from 'passport-google-oauth20';
import { z } from 'zod';
import { readConfig, webAddress } from '../../core/base/config.ts';
import { refuseHalf } from './refuse-half.ts';
import type { Login } from './login.ts';

const variables = z.object({
  GOOGLE_CLIENT_ID: z
    .string()
    .optional()
    .describe('with GOOGLE_CLIENT_SECRET: people may sign in to the site with Google'),
  GOOGLE_CLIENT_SECRET: z.string().optional().describe('of the OAuth client at console.cloud.google.com'),
  GOOGLE_URL: webAddress
    .optional()
    .describe('one address in the place of accounts.google.com and its neighbours'),
});

/** The address that Google gives as issuer in all that it signs. */
const issuer = 'https://accounts.google.com';

/** https://developers.google.com/identity/openid-connect/openid-connect */
export const google: Login = {
  name: 'google',
  label: 'Google',
  variables,
  configure(environment, callbackURL) {
    const settings = readConfig(variables, environment);
    const { GOOGLE_CLIENT_ID: clientID, GOOGLE_CLIENT_SECRET: clientSecret } = settings;
    if (clientID === undefined || clientSecret === undefined) {
      refuseHalf({ GOOGLE_CLIENT_ID: clientID, GOOGLE_CLIENT_SECRET: clientSecret });
      return undefined;
    }
    const options = { clientID, clientSecret, callbackURL, scope: ['openid', 'email', 'profile'] };
    return new Strategy(
      { ...options, ...addresses(settings.GOOGLE_URL), state: true, pkce: true, sessionKey: 'oauth2:google' },
      (_access, _refresh, profile, done) => {
        done(null, identityOf(profile));
      },
    );
  },
};

/** The path of the profile must end in `/userinfo`: the library takes any other for that of Google+. */
const addresses = (url = '') =>
  url === ''
    ? {}
    : {
        authorizationURL: `${url}/o/oauth2/v2/auth`,
        tokenURL: `${url}/token`,
        userProfileURL: `${url}/oauth2/v3/userinfo`,
      };

function identityOf({ displayName, emails: [email] = [], id }: Profile) {
  return {
    provider: 'google',
    label: 'Google',
    issuer,
    subject: id,
    name: displayName,
    ...(email && { email: email.value }),
    emailVerified: email?.verified ?? false,
  };
}
