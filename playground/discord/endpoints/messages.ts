import { z } from 'zod';
import type { Endpoint, StandInRequest } from '../../kit/endpoint.ts';
import { rewrite } from '../answer-interaction.ts';
import type { Message, StoredMessage } from '../message.ts';
import type { Channel } from '../places.ts';
import { postMessage } from '../post-message.ts';
import { refuse } from '../refusal.ts';
import { parseForm } from '../requests/parse.ts';
import { readUpload, type Upload } from '../requests/upload.ts';
import type { World } from '../world.ts';
import { writeDraft } from '../write-message.ts';
import { findChannel, findOpenChannel } from './channel-access.ts';
import { botEndpoint, noContent, parameter } from './endpoint.ts';

/** A channel's messages, with the bot's token. What is ephemeral does not exist here. */
export function messageEndpoints(world: World): Endpoint[] {
  const all = '/channels/:channel/messages';
  const one = `${all}/:message`;
  return [
    botEndpoint(world, 'GET', all, (request) => ({ body: list(world, request) })),
    botEndpoint(world, 'POST', all, async (request) => {
      const channel = findOpenChannel(world, request);
      return { body: await post(world, channel, await readUpload(request)) };
    }),
    botEndpoint(world, 'GET', one, (request) => ({ body: findMessage(world, request).message })),
    botEndpoint(world, 'PATCH', one, async (request) => {
      const upload = await readUpload(request);
      return { body: await rewrite(world, findOwn(world, request), upload) };
    }),
    botEndpoint(world, 'DELETE', one, (request) => {
      world.messages.remove(findOwn(world, request));
      return noContent;
    }),
  ];
}

const page = z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) });

/** Newest first. */
function list(world: World, request: StandInRequest): Message[] {
  const channel = findChannel(world, request);
  const { limit } = parseForm(page, Object.fromEntries(request.url.searchParams));
  return inChannel(world, channel.id).slice(-limit).reverse();
}

const onceOnly = z.object({
  nonce: z.union([z.string(), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
});

// "The past few minutes" in Discord's words; five here.
const nonceMilliseconds = 5 * 60_000;

/** Posts; with `enforce_nonce` a nonce that was used a short while ago gives the message of then. */
async function post(world: World, channel: Channel, upload: Upload): Promise<Message> {
  const { nonce, enforce_nonce } = parseForm(onceOnly, upload.payload);
  const since = world.clock() - nonceMilliseconds;
  const used = inChannel(world, channel.id).find(
    (one) => one.nonce !== undefined && one.nonce === nonce && Date.parse(one.timestamp) > since,
  );
  if (enforce_nonce && used) return used;
  const draft = await writeDraft(world, upload, { channel: channel.id, ephemeral: false });
  const facts = nonce === undefined || nonce === null ? {} : { nonce };
  return postMessage(world, draft, { channel: channel.id, type: 0, facts }).message;
}

const inChannel = (world: World, channel: string): Message[] =>
  [...world.messages.all()]
    .filter((stored) => stored.message.channel_id === channel && stored.visibleTo === undefined)
    .map((stored) => stored.message);

function findMessage(world: World, request: StandInRequest): StoredMessage {
  const channel = findChannel(world, request);
  const stored = world.messages.find(parameter(request, 'message'));
  const isHere = stored?.message.channel_id === channel.id && stored.visibleTo === undefined;
  if (!stored || !isHere) throw refuse('unknownMessage');
  return stored;
}

function findOwn(world: World, request: StandInRequest): StoredMessage {
  const stored = findMessage(world, request);
  if (stored.message.author.id !== world.bot.id) throw refuse('foreignMessage');
  return stored;
}
