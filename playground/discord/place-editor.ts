import type { Guild } from './places.ts';
import { toGuildCreate } from './gateway/ready.ts';
import { toChannel } from './responses/channel.ts';
import type { DiscordStandIn } from './stand-in.ts';
import type { World } from './world.ts';

type PlaceEditor = Pick<DiscordStandIn, 'places' | 'addGuild' | 'addChannel' | 'addThread' | 'join'>;

/** Makes and lists guilds, channels and threads; connected bots are told. */
export function placeEditor(world: World): PlaceEditor {
  const { places, gateway, bot } = world;
  return {
    places: () =>
      [...places.channels.values()].map(({ id, name, kind, guild }) => ({
        id,
        name,
        kind,
        guild: guild && { id: guild.id, name: guild.name },
      })),
    addGuild(name, { installed = true } = {}) {
      const guild = places.addGuild(name, installed);
      places.addChannel(guild, 'general');
      if (installed) gateway.announce(guild, 'GUILD_CREATE', toGuildCreate(world, guild));
      world.changed();
      return guild.id;
    },
    addChannel(id, name) {
      const guild = demandGuild(world, id);
      const channel = places.addChannel(guild, name);
      if (guild.installed) gateway.announce(guild, 'CHANNEL_CREATE', toChannel(channel, bot.id));
      world.changed();
      return channel.id;
    },
    addThread(id, name) {
      const parent = places.channels.get(id);
      if (!parent?.guild) throw new Error(`There is no channel ${id} that could have a thread`);
      const thread = places.addThread(parent, name);
      if (parent.guild.installed) gateway.announce(parent.guild, 'THREAD_CREATE', toChannel(thread, bot.id));
      world.changed();
      return thread.id;
    },
    join(guild, person) {
      demandGuild(world, guild).members.add(person);
      world.changed();
    },
  };
}

function demandGuild(world: World, id: string): Guild {
  const guild = world.places.guilds.get(id);
  if (!guild) throw new Error(`There is no guild ${id}`);
  return guild;
}
