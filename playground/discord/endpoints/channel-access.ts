import type { StandInRequest } from '../../kit/endpoint.ts';
import type { Channel } from '../places.ts';
import { refuse } from '../refusal.ts';
import type { World } from '../world.ts';
import { parameter } from './endpoint.ts';

/** The channel of a path that the bot can see. A guild where only people installed the app is closed to it. */
export function findChannel(world: World, request: StandInRequest): Channel {
  const channel = world.places.channels.get(parameter(request, 'channel'));
  if (!channel) throw refuse('unknownChannel');
  if (channel.access === 'none' || channel.guild?.installed === false) throw refuse('missingAccess');
  return channel;
}

/** The same, where the bot may post too. */
export function findOpenChannel(world: World, request: StandInRequest): Channel {
  const channel = world.places.channels.get(parameter(request, 'channel'));
  if (channel?.kind === 'direct' && channel.access !== 'full') throw refuse('closedDirectMessages');
  const open = findChannel(world, request);
  if (open.access !== 'full') throw refuse('missingPermissions');
  return open;
}
