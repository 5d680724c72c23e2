import type { AccountHolder } from './account-holder.ts';
import { consentPage } from './consent-page.ts';
import type { Endpoint, StandInRequest } from './endpoint.ts';
import { type Oauth, OauthRefusal } from './oauth.ts';
import type { Answer } from './send.ts';

export interface SignIn {
  readonly provider: string;
  /** Where people are sent to: `/o/oauth2/v2/auth`. */
  readonly path: string;
  readonly oauth: Oauth;
  readonly people: readonly AccountHolder[];
  /** What a provider adds to a denial. */
  readonly denial?: Readonly<Record<string, string>>;
}

/** The page that asks a person, and what their choice leads to. */
export const signInEndpoints = (signIn: SignIn): Endpoint[] => [
  { name: `GET ${signIn.path}`, answer: (request) => answering(() => ask(signIn, request)) },
  { name: `POST ${signIn.path}`, answer: (request) => answering(() => decide(signIn, request)) },
];

function ask({ oauth, people, provider }: SignIn, { url }: StandInRequest): Answer {
  const { scopes } = oauth.readRequest(url.searchParams);
  const query = url.searchParams.toString();
  return page(200, consentPage({ provider, application: 'Persona', scopes, people, query }));
}

function decide({ denial, oauth, people }: SignIn, { body, url }: StandInRequest): Answer {
  const request = oauth.readRequest(url.searchParams);
  const form = new URLSearchParams(body.toString());
  if (form.has('deny')) return redirect(oauth.deny(request, denial));
  const person = people.find(({ subject }) => subject === form.get('subject'));
  if (!person) throw new OauthRefusal('invalid_request', 'There is no such person.');
  return redirect(oauth.agree(request, person.subject));
}

/** What is wrong with the address itself is said on a page: nobody may be sent to an address that is not registered. */
function answering(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof OauthRefusal)
      return page(400, `Error 400: ${error.code}\n${error.message}\n`, 'text/plain');
    throw error;
  }
}

const page = (status: number, body: string, type = 'text/html; charset=utf-8'): Answer => ({
  status,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body,
});

const redirect = (location: string): Answer => ({ status: 302, headers: { location } });
