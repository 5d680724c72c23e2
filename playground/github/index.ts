import { type AccountHolder, accountHolders } from '../kit/account-holder.ts';
import type { StandInRequest } from '../kit/endpoint.ts';
import type { Journal } from '../kit/journal.ts';
import { type Grant, Oauth, type OauthClient, OauthRefusal } from '../kit/oauth.ts';
import type { Answer } from '../kit/send.ts';
import { type StandInServer, startStandIn } from '../kit/server.ts';
import { signInEndpoints } from '../kit/sign-in.ts';

export interface GithubOptions {
  readonly journal: Journal;
  readonly client: OauthClient;
}

/** GitHub's sign-in and the two calls of its API that it needs. Paths below `url` are those of github.com and api.github.com. */
export interface GithubStandIn extends StandInServer {
  readonly client: OauthClient;
  readonly people: readonly AccountHolder[];
}

const documentation = 'https://docs.github.com/rest';

/** https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
export async function startGithub({ client, journal }: GithubOptions): Promise<GithubStandIn> {
  const oauth = new Oauth(client);
  const people = accountHolders();
  const denial = { error_description: 'The user has denied your application access.' };
  const server = await startStandIn({
    name: 'github',
    journal,
    notFound: () => refuse(404, 'Not Found'),
    endpoints: [
      ...signInEndpoints({ provider: 'GitHub', path: '/login/oauth/authorize', oauth, people, denial }),
      { name: 'POST /login/oauth/access_token', answer: (request) => exchange(oauth, request) },
      { name: 'GET /user', answer: (request) => asking(oauth, people, request, toUser) },
      { name: 'GET /user/emails', answer: (request) => asking(oauth, people, request, toEmails) },
    ],
  });
  return Object.assign(server, { client, people });
}

/** GitHub answers 200 whatever happens; as a form unless JSON was asked for. It names no grant type and asks for none. */
function exchange(oauth: Oauth, { body, headers }: StandInRequest): Answer {
  const form = new URLSearchParams(body.toString());
  if (!form.has('grant_type')) form.set('grant_type', 'authorization_code');
  const answer = exchanged(oauth, form);
  if (headers['accept']?.includes('application/json')) return { body: answer };
  const type = 'application/x-www-form-urlencoded; charset=utf-8';
  return { headers: { 'content-type': type }, body: new URLSearchParams(answer).toString() };
}

function exchanged(oauth: Oauth, form: URLSearchParams): Record<string, string> {
  try {
    const { scopes, token } = oauth.exchange(form);
    return { access_token: token, scope: scopes.join(','), token_type: 'bearer' };
  } catch (error) {
    if (!(error instanceof OauthRefusal)) throw error;
    return refusals[error.code];
  }
}

const refusals: Readonly<Record<OauthRefusal['code'], Record<string, string>>> = {
  invalid_client: {
    error: 'incorrect_client_credentials',
    error_description: 'The client_id and/or client_secret passed are incorrect.',
  },
  invalid_grant: {
    error: 'bad_verification_code',
    error_description: 'The code passed is incorrect or expired.',
  },
  invalid_request: { error: 'unsupported_grant_type', error_description: 'Invalid grant type.' },
  redirect_uri_mismatch: {
    error: 'redirect_uri_mismatch',
    error_description: 'The redirect_uri MUST match the registered callback URL for this application.',
  },
};

function asking(
  oauth: Oauth,
  people: readonly AccountHolder[],
  { headers }: StandInRequest,
  answer: (person: AccountHolder, grant: Grant) => Answer,
): Answer {
  // https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent
  if (!headers['user-agent']) return refuse(403, 'Request forbidden by administrative rules.');
  const grant = oauth.grantOf(headers['authorization']?.replace(/^(Bearer|token) /, '') ?? '');
  const person = people.find(({ subject }) => subject === grant?.subject);
  return grant && person ? answer(person, grant) : refuse(401, 'Bad credentials');
}

const toUser = ({ login, name, subject }: AccountHolder): Answer => ({
  body: {
    login,
    id: Number(subject),
    html_url: `https://github.com/${login}`,
    type: 'User',
    name,
    email: null,
  },
});

const toEmails = ({ emails }: AccountHolder, { scopes }: Grant): Answer =>
  scopes.includes('user:email') || scopes.includes('user')
    ? {
        body: emails.map(({ address, verified }, index) => ({
          email: address,
          verified,
          primary: index === 0,
          visibility: index === 0 ? 'private' : null,
        })),
      }
    : refuse(404, 'Not Found');

const refuse = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: documentation, status: String(status) },
});
