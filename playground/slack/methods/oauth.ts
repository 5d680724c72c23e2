import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import type { Answer } from '../../kit/send.ts';
import { type Arguments, checkArguments } from '../arguments.ts';
import { SlackFailure } from '../failure.ts';
import { freshId } from '../identifiers.ts';
import type { Workspace } from '../workspace.ts';
import { install, type World } from '../world.ts';
import { apiEndpoint } from './method.ts';

interface Grant {
  readonly workspace: Workspace;
  readonly installer: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly endsAt: number;
  used: boolean;
}

/** A code serves once, within ten minutes. https://docs.slack.dev/authentication/installing-with-oauth */
const codeLifetime = 10 * 60_000;

const accessArguments = z.object({
  code: z.string(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  redirect_uri: z.string().optional(),
});

/**
 * The installation. The page that a person sees agrees for them: it sends them straight back with a code, for the
 * workspace that `team` names by id, else the first one.
 * @param ownRedirect where the app's settings send people when the request names no `redirect_uri`
 */
export function oauthEndpoints(world: World, ownRedirect: () => string | undefined): Endpoint[] {
  const grants = new Map<string, Grant>();
  return [
    {
      name: 'GET /oauth/v2/authorize',
      answer: (request) => authorize(world, grants, ownRedirect(), request),
    },
    apiEndpoint('oauth.v2.access', (given, request) => {
      checkClient(world, given, request);
      return access(world, takeGrant(world, grants, checkArguments(accessArguments, given)));
    }),
  ];
}

function authorize(
  world: World,
  grants: Map<string, Grant>,
  ownRedirect: string | undefined,
  request: StandInRequest,
): Answer {
  const query = request.url.searchParams;
  const given = query.get('redirect_uri') ?? undefined;
  const target = given ?? ownRedirect;
  const team = query.get('team');
  const workspace = team === null ? world.workspaces[0] : world.workspaces.find((one) => one.id === team);
  const scopes = (query.get('scope') ?? '').split(/[ ,]+/).filter((scope) => scope !== '');
  if (query.get('client_id') !== world.credentials.clientId) return refuse('Invalid client_id parameter');
  if (target === undefined || !URL.canParse(target)) return refuse('redirect_uri did not match');
  if (scopes.length === 0) return refuse('No scopes requested');
  if (!workspace) return refuse('Unknown team');
  const code = `${Date.now()}.${randomBytes(16).toString('hex')}`;
  const installer = (workspace.users[0] ?? workspace.user('installer')).id;
  const endsAt = world.clock() + codeLifetime;
  grants.set(code, { workspace, installer, scopes, redirectUri: given, endsAt, used: false });
  const back = new URL(target);
  back.searchParams.set('code', code);
  back.searchParams.set('state', query.get('state') ?? '');
  return { status: 302, headers: { location: back.href } };
}

const refuse = (why: string): Answer => ({
  status: 400,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>Something went wrong</title><p>${why}</p>`,
});

/** The app's id and secret come in the body or as HTTP Basic. */
function checkClient(world: World, given: Arguments, request: StandInRequest): void {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const [id, secret] = basic
    ? Buffer.from(basic, 'base64').toString().split(':')
    : [given.client_id, given.client_secret];
  if (id !== world.credentials.clientId) throw new SlackFailure('invalid_client_id');
  if (secret !== world.credentials.clientSecret) throw new SlackFailure('bad_client_secret');
}

function takeGrant(world: World, grants: Map<string, Grant>, given: z.infer<typeof accessArguments>): Grant {
  const grant = grants.get(given.code);
  if (!grant || world.clock() > grant.endsAt) throw new SlackFailure('invalid_code');
  if (grant.used) throw new SlackFailure('code_already_used');
  if (given.redirect_uri !== grant.redirectUri) throw new SlackFailure('bad_redirect_uri');
  grant.used = true;
  return grant;
}

function access(world: World, grant: Grant): Record<string, unknown> {
  const { workspace } = grant;
  install(workspace, grant.scopes, freshId('xoxb-', 24));
  return {
    access_token: workspace.installation?.botToken,
    token_type: 'bot',
    scope: workspace.installation?.scopes.join(','),
    bot_user_id: workspace.installation?.botUserId,
    app_id: world.appId,
    team: { id: workspace.id, name: workspace.name },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: grant.installer },
  };
}
