import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import { toApplication, toOwnUser } from '../application.ts';
import { refuse } from '../refusal.ts';
import { readUpload } from '../requests/upload.ts';
import { createPerson } from '../user.ts';
import type { World } from '../world.ts';
import { botEndpoint, endpoint, parameter } from './endpoint.ts';

/** The application, its bot, its commands, and the way to the gateway. */
export function applicationEndpoints(world: World, shards: number): Endpoint[] {
  const commands = '/applications/:application/commands';
  const owner = createPerson('Owner');
  return [
    endpoint('GET', '/gateway', (request) => ({ body: { url: gatewayUrl(request) } })),
    botEndpoint(world, 'GET', '/gateway/bot', (request) => ({
      body: {
        url: gatewayUrl(request),
        shards,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 14_400_000, max_concurrency: 16 },
      },
    })),
    botEndpoint(world, 'GET', '/users/@me', () => ({ body: toOwnUser(world.bot) })),
    botEndpoint(world, 'GET', '/applications/@me', () => ({
      body: toApplication(world.bot, owner, world.places.guilds.size, world.people.size),
    })),
    botEndpoint(world, 'GET', commands, (request) => {
      demandOwn(world, request);
      return { body: world.commands.all() };
    }),
    botEndpoint(world, 'PUT', commands, async (request) => {
      demandOwn(world, request);
      const { payload } = await readUpload(request);
      return { body: world.commands.replace(payload) };
    }),
  ];
}

function demandOwn(world: World, request: StandInRequest): void {
  if (parameter(request, 'application') !== world.bot.id) throw refuse('foreignApplication');
}

/** The gateway takes its lines at the same address. */
const gatewayUrl = (request: StandInRequest): string => `ws://${request.url.host}`;
