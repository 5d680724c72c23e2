import { z } from 'zod';
import type { Endpoint } from '../../kit/endpoint.ts';
import { refuse } from '../refusal.ts';
import { parseForm } from '../requests/parse.ts';
import { readUpload } from '../requests/upload.ts';
import { toChannel } from '../responses/channel.ts';
import type { World } from '../world.ts';
import { findChannel } from './channel-access.ts';
import { botEndpoint } from './endpoint.ts';

const recipient = z.object({ recipient_id: z.string() });

/** Channels by id, and direct messages with a person. */
export function channelEndpoints(world: World): Endpoint[] {
  return [
    botEndpoint(world, 'POST', '/users/@me/channels', async (request) => {
      const { payload } = await readUpload(request);
      const person = world.people.get(parseForm(recipient, payload).recipient_id);
      if (!person) throw refuse('unknownUser');
      return { body: toChannel(world.places.directWith(person), world.bot.id) };
    }),
    botEndpoint(world, 'GET', '/channels/:channel', (request) => ({
      body: toChannel(findChannel(world, request), world.bot.id),
    })),
  ];
}
