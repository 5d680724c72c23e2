import { type AccountHolder, accountHolders } from '../kit/account-holder.ts';
import type { StandInRequest } from '../kit/endpoint.ts';
import type { Journal } from '../kit/journal.ts';
import { Oauth, type OauthClient, OauthRefusal } from '../kit/oauth.ts';
import type { Answer } from '../kit/send.ts';
import { type StandInServer, startStandIn } from '../kit/server.ts';
import { signInEndpoints } from '../kit/sign-in.ts';

export interface GoogleOptions {
  readonly journal: Journal;
  readonly client: OauthClient;
}

/** Google's sign-in. Paths below `url` are those of accounts.google.com, oauth2.googleapis.com and www.googleapis.com. */
export interface GoogleStandIn extends StandInServer {
  readonly client: OauthClient;
  readonly people: readonly AccountHolder[];
}

/** https://developers.google.com/identity/openid-connect/openid-connect */
export async function startGoogle({ client, journal }: GoogleOptions): Promise<GoogleStandIn> {
  const oauth = new Oauth(client);
  const people = accountHolders();
  const server = await startStandIn({
    name: 'google',
    journal,
    notFound: () => ({
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: 'Error 404 (Not Found)',
    }),
    endpoints: [
      ...signInEndpoints({ provider: 'Google', path: '/o/oauth2/v2/auth', oauth, people }),
      { name: 'POST /token', answer: (request) => exchange(oauth, request) },
      { name: 'GET /oauth2/v3/userinfo', answer: (request) => userinfo(oauth, people, request) },
    ],
  });
  return Object.assign(server, { client, people });
}

function exchange(oauth: Oauth, { body }: StandInRequest): Answer {
  try {
    const { scopes, token } = oauth.exchange(new URLSearchParams(body.toString()));
    const answer = { access_token: token, expires_in: 3_599, scope: scopes.join(' '), token_type: 'Bearer' };
    return { headers: { 'cache-control': 'no-store' }, body: answer };
  } catch (error) {
    if (!(error instanceof OauthRefusal)) throw error;
    const status = error.code === 'invalid_client' ? 401 : 400;
    return { status, body: { error: error.code, error_description: error.message } };
  }
}

/** The token stands in the address, as passport-google-oauth20 sends it, or in a header. */
function userinfo(oauth: Oauth, people: readonly AccountHolder[], { headers, url }: StandInRequest): Answer {
  const bearer = headers['authorization']?.replace(/^Bearer /, '');
  const grant = oauth.grantOf(url.searchParams.get('access_token') ?? bearer ?? '');
  const person = people.find(({ subject }) => subject === grant?.subject);
  if (!grant || !person)
    return { status: 401, body: { error: 'invalid_request', error_description: 'Invalid Credentials' } };
  const [given_name = '', family_name = ''] = person.name.split(' ');
  const [email] = person.emails;
  return {
    body: {
      sub: person.subject,
      ...(grant.scopes.includes('profile') && { name: person.name, given_name, family_name }),
      ...(grant.scopes.includes('email') &&
        email && { email: email.address, email_verified: email.verified }),
    },
  };
}
