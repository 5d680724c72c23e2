import { SavedState } from '../kit/saved-state.ts';
import { type StandInOptions, type StandInServer, startStandIn } from '../kit/server.ts';
import type { Cdn, Files } from './attachments.ts';
import { CdnSignatures } from './cdn-signatures.ts';
import { createWorld } from './create-world.ts';
import { applicationEndpoints } from './endpoints/application.ts';
import { cdnEndpoints, fileNotFound } from './endpoints/cdn.ts';
import { channelEndpoints } from './endpoints/channels.ts';
import { interactionEndpoints } from './endpoints/interactions.ts';
import { messageEndpoints } from './endpoints/messages.ts';
import { webhookEndpoints } from './endpoints/webhooks.ts';
import { listen } from './gateway/listen.ts';
import { Moderator } from './moderator.ts';
import { People } from './person/people.ts';
import { placeEditor } from './place-editor.ts';
import type { Guild, Places } from './places.ts';
import { refuse } from './refusal.ts';
import { restoreWorld, saveWorld } from './saved-world.ts';
import type { DiscordOptions, DiscordStandIn } from './stand-in.ts';
import type { World } from './world.ts';

/** Starts Discord's stand-in on 127.0.0.1, with the guild "Harbour" and its channels `general` and `lounge`. */
export async function startDiscord(options: DiscordOptions): Promise<DiscordStandIn> {
  const files: Files = new Map();
  const signatures = new CdnSignatures(options.token, options.clock ?? Date.now);
  const cdn = await startStandIn({
    name: 'discord-cdn',
    journal: options.journal,
    endpoints: cdnEndpoints(files, signatures),
    notFound: () => fileNotFound,
  });
  const served = { url: cdn.url, signatures };
  const world = createWorld(options, files, served);
  const saved = options.folder === undefined ? undefined : keepWorld(world, options.folder, served);
  if (options.heartbeatMilliseconds !== undefined)
    world.gateway.askForHeartbeats(options.heartbeatMilliseconds);
  const line = listen({ world, journal: options.journal });
  const api = await startApi(world, options, line.upgrade);
  return {
    ...api,
    ...toFaces(world),
    apiUrl: `${api.url}/api`,
    cdn,
    async [Symbol.asyncDispose]() {
      world.interactions.stop();
      line.close();
      await Promise.all([api[Symbol.asyncDispose](), cdn[Symbol.asyncDispose]()]);
      await saved?.[Symbol.asyncDispose]();
    },
  };
}

/** Goes on where the last start in this folder stopped. */
function keepWorld(world: World, folder: string, { url, signatures }: Cdn): SavedState {
  const saved = new SavedState({ folder, name: 'discord', address: url }, () => saveWorld(world));
  const before = saved.read();
  if (before) {
    const facts: unknown = JSON.parse(signatures.renew(JSON.stringify(before.facts)));
    restoreWorld(world, { ...before, facts });
  }
  world.messages.on('change', () => {
    saved.changed();
  });
  return saved;
}

async function startApi(
  world: World,
  options: DiscordOptions,
  upgrade: NonNullable<StandInOptions['upgrade']>,
): Promise<StandInServer> {
  return startStandIn({
    name: 'discord',
    journal: options.journal,
    port: options.port ?? 0,
    upgrade,
    endpoints: [
      ...applicationEndpoints(world, options.shards ?? 1),
      ...interactionEndpoints(world),
      ...webhookEndpoints(world),
      ...channelEndpoints(world),
      ...messageEndpoints(world),
    ],
    notFound: () => refuse('notFound').answer,
  });
}

/** The guild that everybody is in, made where it is not there yet. */
function homeOf(places: Places): Guild {
  const known = [...places.guilds.values()].find((guild) => guild.name === 'Harbour');
  if (known) return known;
  const home = places.addGuild('Harbour', true);
  for (const name of ['general', 'lounge']) places.addChannel(home, name);
  return home;
}

/** What the stand-in offers besides its server: the people, and those who run the place. */
function toFaces(world: World): Omit<DiscordStandIn, keyof StandInServer | 'apiUrl' | 'cdn'> {
  const editor = placeEditor(world);
  const people = new People(world, homeOf(world.places));
  return {
    ...editor,
    platform: 'discord',
    applicationId: world.bot.id,
    gateway: world.gateway,
    moderator: new Moderator(world),
    person: (name) => people.find(name),
    people: () => people.all(),
    commands: () => world.commands.all(),
    onChange(listener) {
      world.messages.on('change', listener);
      return () => world.messages.off('change', listener);
    },
    connectedShards: () => world.gateway.connected(),
    expireTokens() {
      world.interactions.expireAll();
    },
    announce(event, data) {
      world.gateway.tell(event, data);
    },
    deliver(interaction, repeats = 1) {
      const guild = interaction['guild_id'];
      for (let delivery = 0; delivery < repeats; delivery += 1) {
        world.gateway.dispatch(
          typeof guild === 'string' ? guild : undefined,
          'INTERACTION_CREATE',
          interaction,
        );
      }
    },
  };
}
