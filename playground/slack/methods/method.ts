import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import type { Answer } from '../../kit/send.ts';
import { type Arguments, readArguments } from '../arguments.ts';
import { SlackFailure } from '../failure.ts';
import type { Installation, Workspace } from '../workspace.ts';
import type { World } from '../world.ts';

/** Who calls a method of the Web API: the app, by the bot token of one workspace. */
export interface Caller {
  readonly world: World;
  readonly workspace: Workspace;
  readonly app: Installation;
}

export type Method = (caller: Caller, given: Arguments) => Readonly<Record<string, unknown>>;

/** An endpoint of the Web API that asks for a bot token and, where `scope` is given, for that scope. */
export function botEndpoint(world: World, name: string, scope: string | undefined, method: Method): Endpoint {
  return endpointOf(name, (given, request) => {
    const caller = findCaller(world, tokenOf(request, given));
    if (scope !== undefined && !caller.app.scopes.includes(scope)) {
      throw new SlackFailure('missing_scope', [], { needed: scope, provided: caller.app.scopes.join(',') });
    }
    // Slack says with every answer what the token may: https://docs.slack.dev/authentication/installing-with-oauth
    const headers = { 'x-oauth-scopes': caller.app.scopes.join(',') };
    return { headers, body: { ok: true, ...method(caller, given) } };
  });
}

/** An endpoint of the Web API that sees to its caller itself. Refusals go out with HTTP 200, as Slack's do. */
export const apiEndpoint = (
  name: string,
  answer: (given: Arguments, request: StandInRequest) => Readonly<Record<string, unknown>>,
): Endpoint => endpointOf(name, (given, request) => ({ body: { ok: true, ...answer(given, request) } }));

function endpointOf(name: string, answer: (given: Arguments, request: StandInRequest) => Answer): Endpoint {
  return {
    name: `POST /api/${name}`,
    async answer(request): Promise<Answer> {
      try {
        return answer(await readArguments(request), request);
      } catch (error) {
        if (error instanceof SlackFailure) return { body: error.toBody() };
        throw error;
      }
    },
  };
}

/** The token of a request: in the header, or among the arguments. */
export function tokenOf(request: StandInRequest, given: Arguments): string | undefined {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return header ?? (typeof given.token === 'string' ? given.token : undefined);
}

/** @throws SlackFailure not_authed, account_inactive (the app was removed), not_allowed_token_type or invalid_auth */
export function findCaller(world: World, token: string | undefined): Caller {
  if (token === undefined) throw new SlackFailure('not_authed');
  if (world.endedTokens.has(token)) throw new SlackFailure('account_inactive');
  if (token === world.credentials.appToken) throw new SlackFailure('not_allowed_token_type');
  for (const workspace of world.workspaces) {
    const app = workspace.installation;
    if (app?.botToken === token) return { world, workspace, app };
  }
  throw new SlackFailure('invalid_auth');
}
