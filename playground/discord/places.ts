import { stableSnowflake } from './snowflake.ts';
import type { User } from './user.ts';

export interface Guild {
  readonly id: string;
  readonly name: string;
  /** False: the app is there only through people who installed it for themselves. */
  readonly installed: boolean;
  /** Ids of the people in it. */
  readonly members: Set<string>;
}

/** What the bot may do in a channel: everything, read but not post, or not even see it. */
export type Access = 'full' | 'read' | 'none';

export interface Channel {
  readonly id: string;
  readonly kind: 'text' | 'thread' | 'direct';
  readonly name: string;
  readonly guild?: Guild;
  /** Of a thread: the channel that it hangs from. */
  readonly parent?: string;
  /** Of direct messages: the person at the other end. */
  readonly recipient?: User;
  access: Access;
}

/** The guilds, channels, threads and direct messages of the stand-in. Ids are the same at every start. */
export class Places {
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();

  /** Throws when there is a guild of this name already: names make the ids. */
  addGuild(name: string, installed: boolean): Guild {
    const id = stableSnowflake(`guild ${name}`);
    if (this.guilds.has(id)) throw new Error(`There is a guild "${name}" already`);
    const guild: Guild = { id, name, installed, members: new Set() };
    this.guilds.set(id, guild);
    return guild;
  }

  addChannel(guild: Guild, name: string): Channel {
    return this.#add({ id: stableSnowflake(`channel ${guild.id} ${name}`), kind: 'text', name, guild });
  }

  addThread(parent: Channel, name: string): Channel {
    if (!parent.guild) throw new Error('Direct messages have no threads');
    const id = stableSnowflake(`thread ${parent.id} ${name}`);
    return this.#add({ id, kind: 'thread', name, guild: parent.guild, parent: parent.id });
  }

  /** The direct messages between the app and this person; opened on first use. */
  directWith(person: User): Channel {
    const id = stableSnowflake(`direct ${person.id}`);
    const open = this.channels.get(id);
    return open ?? this.#add({ id, kind: 'direct', name: person.username, recipient: person });
  }

  /** Takes a guild away with all of its channels. */
  removeGuild(guild: Guild): void {
    this.guilds.delete(guild.id);
    for (const channel of [...this.channels.values()]) {
      if (channel.guild === guild) this.channels.delete(channel.id);
    }
  }

  /** A person sees the channels of their guilds, and their own direct messages. */
  isOpenTo(channel: Channel, person: string): boolean {
    return channel.guild ? channel.guild.members.has(person) : channel.recipient?.id === person;
  }

  #add(channel: Omit<Channel, 'access'>): Channel {
    if (this.channels.has(channel.id)) throw new Error(`There is a "${channel.name}" already`);
    const added: Channel = { ...channel, access: 'full' };
    this.channels.set(added.id, added);
    return added;
  }
}
