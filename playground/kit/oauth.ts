import { createHash, randomBytes } from 'node:crypto';

/** An application that is registered at a provider. */
export interface OauthClient {
  readonly id: string;
  readonly secret: string;
  /** Where people may be sent back to; compared as they are. Changed by whoever learns the site's address later. */
  redirectUris: readonly string[];
}

/** What somebody was sent to the provider with. */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  /** Of PKCE, by S256. */
  readonly challenge: string | undefined;
}

/** What a token stands for. */
export interface Grant {
  /** The provider's own id of the person. */
  readonly subject: string;
  readonly scopes: readonly string[];
}

interface Code extends Grant {
  readonly request: AuthorizationRequest;
  readonly endsAt: number;
  /** The token that it was changed for: a code that comes twice takes it back (RFC 6749, 4.1.2). */
  token: string | undefined;
}

/** Milliseconds for which a code may be changed for a token. */
const lifetime = 10 * 60_000;

/** Why a request or an exchange is refused, in the words of RFC 6749. */
export class OauthRefusal extends Error {
  readonly code: 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'redirect_uri_mismatch';

  constructor(code: OauthRefusal['code'], description: string) {
    super(description);
    this.name = 'OauthRefusal';
    this.code = code;
  }
}

/** The authorization code grant with PKCE (RFC 6749, 4.1; RFC 7636), as providers of sign-in speak it. */
export class Oauth {
  readonly client: OauthClient;
  readonly #codes = new Map<string, Code>();
  readonly #tokens = new Map<string, Grant>();

  constructor(client: OauthClient) {
    this.client = client;
  }

  /** Reads what somebody was sent here with. @throws OauthRefusal that may not be answered by a redirect */
  readRequest(query: URLSearchParams): AuthorizationRequest {
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== this.client.id)
      throw new OauthRefusal('invalid_client', 'The OAuth client was not found.');
    if (!this.client.redirectUris.includes(redirectUri))
      throw new OauthRefusal('redirect_uri_mismatch', `The address ${redirectUri} is not registered.`);
    if (query.get('response_type') !== 'code')
      throw new OauthRefusal('invalid_request', 'The parameter response_type must be "code".');
    const challenge = query.get('code_challenge') ?? undefined;
    if (challenge !== undefined && query.get('code_challenge_method') !== 'S256')
      throw new OauthRefusal('invalid_request', 'The parameter code_challenge_method must be "S256".');
    return {
      redirectUri,
      challenge,
      scopes: (query.get('scope') ?? '').split(/[ ,]+/).filter((scope) => scope !== ''),
      state: query.get('state') ?? undefined,
    };
  }

  /** Where somebody who has agreed is sent back to. */
  agree(request: AuthorizationRequest, subject: string): string {
    const code = randomBytes(24).toString('base64url');
    const { scopes } = request;
    this.#codes.set(code, { subject, scopes, request, endsAt: Date.now() + lifetime, token: undefined });
    return sendBack(request, { code });
  }

  /** Where somebody who has not agreed is sent back to. */
  deny(request: AuthorizationRequest, more: Readonly<Record<string, string>> = {}): string {
    return sendBack(request, { error: 'access_denied', ...more });
  }

  /** Changes a code for a token, once. @throws OauthRefusal */
  exchange(form: URLSearchParams): Grant & { readonly token: string } {
    if (form.get('client_id') !== this.client.id || form.get('client_secret') !== this.client.secret)
      throw new OauthRefusal('invalid_client', 'Unauthorized');
    if (form.get('grant_type') !== 'authorization_code')
      throw new OauthRefusal('invalid_request', 'The parameter grant_type must be "authorization_code".');
    const code = this.#codes.get(form.get('code') ?? '');
    if (code?.token !== undefined) this.#tokens.delete(code.token);
    if (!code || code.token !== undefined || code.endsAt < Date.now())
      throw new OauthRefusal('invalid_grant', 'The code is wrong, used or too old.');
    if (form.get('redirect_uri') !== code.request.redirectUri)
      throw new OauthRefusal('redirect_uri_mismatch', 'Not the address that the code was asked for with.');
    if (code.request.challenge !== undefined && challengeOf(form) !== code.request.challenge)
      throw new OauthRefusal('invalid_grant', 'The code verifier does not fit.');
    const token = randomBytes(24).toString('base64url');
    code.token = token;
    const grant = { subject: code.subject, scopes: code.scopes };
    this.#tokens.set(token, grant);
    return { ...grant, token };
  }

  /** What a token stands for; undefined for none or one that was taken back. */
  grantOf(token: string): Grant | undefined {
    return this.#tokens.get(token);
  }
}

const challengeOf = (form: URLSearchParams): string =>
  createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');

function sendBack(
  { redirectUri, state }: AuthorizationRequest,
  answer: Readonly<Record<string, string>>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
