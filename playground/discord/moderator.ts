import type { Access, Channel } from './places.ts';
import { toChannel } from './responses/channel.ts';
import type { World } from './world.ts';

/** What those who run a guild do; all take ids. Each throws where there is no such thing. */
export class Moderator {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  deleteMessage(id: string): void {
    const stored = this.#world.messages.find(id);
    if (!stored) throw new Error(`There is no message ${id}`);
    this.#world.messages.remove(stored);
  }

  deleteChannel(id: string): void {
    const { messages, places, gateway, bot } = this.#world;
    const channel = this.#channel(id);
    if (!channel.guild) throw new Error('Direct messages cannot be deleted');
    messages.removeIn(id);
    places.channels.delete(id);
    const event = channel.kind === 'thread' ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
    gateway.announce(channel.guild, event, toChannel(channel, bot.id));
  }

  /**
   * Says what the bot may do in a channel: `full`; `read`, where posting is refused with 50013 (in direct messages with
   * 50007, as when the person has closed them); `none`, where everything is refused with 50001.
   */
  allow(channel: string, access: Access): void {
    this.#channel(channel).access = access;
  }

  /** Throws the bot out of a guild: its channels are gone for it and for everybody here. */
  removeGuild(id: string): void {
    const { places, gateway, messages } = this.#world;
    const guild = places.guilds.get(id);
    if (!guild) throw new Error(`There is no guild ${id}`);
    for (const channel of places.channels.values())
      if (channel.guild === guild) messages.removeIn(channel.id);
    gateway.announce(guild, 'GUILD_DELETE', { id });
    places.removeGuild(guild);
  }

  #channel(id: string): Channel {
    const channel = this.#world.places.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}`);
    return channel;
  }
}
