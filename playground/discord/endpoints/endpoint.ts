import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import type { Answer } from '../../kit/send.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { World } from '../world.ts';

type Handler = (request: StandInRequest) => Answer | Promise<Answer>;

/** An endpoint below `/api/v10`; what it refuses is answered in Discord's error shape. */
export function endpoint(method: string, path: string, handle: Handler): Endpoint {
  return {
    name: `${method} /api/v10${path}`,
    async answer(request) {
      try {
        return await handle(request);
      } catch (error) {
        if (error instanceof Refusal) return error.answer;
        throw error;
      }
    },
  };
}

/** An endpoint that asks for the bot's token: https://discord.com/developers/docs/reference#authentication */
export function botEndpoint(world: World, method: string, path: string, handle: Handler): Endpoint {
  return endpoint(method, path, (request) => {
    const isKnown = request.headers['authorization'] === `Bot ${world.token}`;
    if (!isKnown || world.gateway.tokenRefused) throw refuse('unauthorized');
    return handle(request);
  });
}

/** A path's parameter. */
export function parameter(request: StandInRequest, name: string): string {
  const value = request.parameters[name];
  if (value === undefined) throw new Error(`The path has no parameter "${name}"`);
  return value;
}

/** 204 without a body, and so without a content type: discord.js would parse it. */
export const noContent: Answer = { status: 204 };
