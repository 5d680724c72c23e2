import { once } from 'node:events';
import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  type Guild,
  type Interaction,
  Options,
} from 'discord.js';
import { z } from 'zod';
import { events, type Witness } from '../../core/base/events.ts';
import { Problem } from '../../core/base/problem.ts';
import { discordAgent } from './agent.ts';
import { platformName } from './read.ts';
import type { DiscordSettings } from './settings.ts';

/** A client of the gateway for one shard; discord.js reconnects and resumes by itself. */
export function createClient(settings: DiscordSettings, witness: Witness): Client {
  const { id, count } = settings.DISCORD_SHARD;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: [id],
    shardCount: count,
    makeCache: Options.cacheWithLimits({ UserManager: 0, EntitlementManager: 0 }),
    // Interactions are held back until the guilds are there; none is needed for them.
    waitGuildTimeout: 0,
    rest: { agent: discordAgent, api: settings.DISCORD_API },
  });
  // Persona draws from its records and needs nothing of a guild: kept, each would only cost memory.
  const forget = (guild: Guild) => {
    client.guilds.cache.delete(guild.id);
    client.channels.cache.clear();
  };
  client.on(Events.GuildAvailable, forget);
  client.on(Events.GuildCreate, forget);
  const onFailure = (error: Error) => {
    events.lineFailed(witness, platformName, error);
  };
  client.on(Events.Error, onFailure);
  client.on(Events.ShardError, onFailure);
  // Sent only where the gateway will not take the shard back.
  client.on(Events.ShardDisconnect, ({ code }) => {
    events.lineRefused(witness, platformName, code);
  });
  return client;
}

/**
 * Connects to the gateway.
 * @throws Problem `configuration` where Discord refuses the token or it belongs to another application; `internal` else
 */
export async function connect(client: Client, settings: DiscordSettings): Promise<void> {
  try {
    await Promise.all([once(client, Events.ClientReady), client.login(settings.DISCORD_TOKEN)]);
  } catch (error) {
    if (!isTokenRefused(error)) throw new Problem('internal', {}, error);
    const lines = ['DISCORD_TOKEN: is refused by Discord; take a new one from the Developer Portal'];
    throw new Problem('configuration', { lines }, error);
  }
  if (client.application?.id === settings.DISCORD_APPLICATION_ID) return;
  await client.destroy();
  const lines = ['DISCORD_APPLICATION_ID: is not the application of DISCORD_TOKEN'];
  throw new Problem('configuration', { lines });
}

/** Hands each server to `left` that removes the bot. One that is only unavailable for a while comes back by itself. */
export function onRemoval(client: Client, witness: Witness, left: (server: string) => Promise<void>): void {
  // discord.js tells it of servers only that it keeps, and Persona keeps none.
  client.on(Events.Raw as string, (packet: unknown) => {
    const { data } = removal.safeParse(packet);
    if (!data || data.d.unavailable === true) return;
    left(data.d.id).catch((error: unknown) => {
      events.deliveryFailed(witness, platformName, error);
    });
  });
}

/** https://discord.com/developers/docs/events/gateway-events#guild-delete */
const removal = z.object({
  t: z.literal('GUILD_DELETE'),
  d: z.object({ id: z.string(), unavailable: z.boolean().optional() }),
});

/**
 * Notes which channel a thread belongs to that an interaction comes from: discord.js drops it with channels it does not
 * keep. The interaction that follows takes it.
 * @returns takes the parent of an interaction's thread by the interaction's id; `undefined` outside threads
 */
function noteThreads(client: Client): (interaction: string) => string | undefined {
  const parents = new Map<string, string>();
  client.on(Events.Raw as string, (packet: unknown) => {
    const { data } = inThread.safeParse(packet);
    if (data) parents.set(data.d.id, data.d.channel.parent_id);
  });
  return (interaction) => {
    const parent = parents.get(interaction);
    parents.delete(interaction);
    return parent;
  };
}

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-types: 10 to 12 are threads. */
const inThread = z.object({
  t: z.literal('INTERACTION_CREATE'),
  d: z.object({
    id: z.string(),
    channel: z.object({
      type: z.union([z.literal(10), z.literal(11), z.literal(12)]),
      parent_id: z.string(),
    }),
  }),
});

/** REST refuses a token with 401, the gateway with close code 4004, which discord.js tells by its words only. */
const isTokenRefused = (error: unknown): boolean =>
  error instanceof DiscordjsError
    ? error.code === DiscordjsErrorCodes.TokenInvalid
    : error instanceof Error && error.message === 'Authentication failed.';

/**
 * Hands every interaction to `receive`, with the channel of the thread it comes from; what that rejects with is logged, never thrown into the gateway's loop.
 * @returns waits until everything that was received has been dealt with, and takes nothing more
 */
export function listen(
  client: Client,
  witness: Witness,
  receive: (interaction: Interaction, parentChannel: string | undefined) => Promise<void>,
): () => Promise<void> {
  const takeParent = noteThreads(client);
  const open = new Set<Promise<void>>();
  const onInteraction = (interaction: Interaction) => {
    const received = receive(interaction, takeParent(interaction.id))
      .catch((error: unknown) => {
        events.deliveryFailed(witness, platformName, error);
      })
      .finally(() => open.delete(received));
    open.add(received);
  };
  client.on(Events.InteractionCreate, onInteraction);
  return async () => {
    client.off(Events.InteractionCreate, onInteraction);
    await Promise.all(open);
  };
}
