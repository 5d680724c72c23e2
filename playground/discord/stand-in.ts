import type { Journal } from '../kit/journal.ts';
import type { Chat } from '../kit/person.ts';
import type { StandInServer } from '../kit/server.ts';
import type { Command } from './commands.ts';
import type { GatewayFaults } from './gateway/gateway.ts';
import type { Moderator } from './moderator.ts';

export interface DiscordOptions {
  readonly journal: Journal;
  /** The bot's token, without `Bot ` before it. */
  readonly token: string;
  /** Default: the same at every start. */
  readonly applicationId?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Milliseconds since 1970. Ids, times and the age of tokens follow it; the three seconds for an answer are real. */
  readonly clock?: () => number;
  /** How many shards `GET /gateway/bot` recommends; default 1. */
  readonly shards?: number;
  /** How often the gateway asks for a heartbeat; default 41,250 as at Discord. */
  readonly heartbeatMilliseconds?: number;
  /** Where everything is kept between starts; default: nothing is. */
  readonly folder?: string;
}

/** A channel, thread or direct messages, for a page that lists them. */
interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'thread' | 'direct';
  /** The guild's id and name; undefined for direct messages. */
  readonly guild: { readonly id: string; readonly name: string } | undefined;
}

/** Discord as an app meets it: REST, gateway, CDN, and the people at the far end. */
export interface DiscordStandIn extends StandInServer, Chat {
  readonly platform: 'discord';
  /** For discord.js: `rest: { api: apiUrl }`. */
  readonly apiUrl: string;
  /** The files' own server, as at Discord; its journal entries are named `discord-cdn`. */
  readonly cdn: StandInServer;
  readonly applicationId: string;
  readonly gateway: GatewayFaults;
  readonly moderator: Moderator;
  /** Every channel that there is, the guild "Harbour" with `general` and `lounge` first. */
  places(): readonly Place[];
  /**
   * Makes a guild; gives its id. `installed: false`: only people brought the app along. Its first channel is `general`.
   * Throws when there is one of this name.
   */
  addGuild(name: string, options?: { readonly installed?: boolean }): string;
  /** Makes a channel in a guild; gives its id. */
  addChannel(guild: string, name: string): string;
  /** Makes a thread below a channel; gives its id. */
  addThread(channel: string, name: string): string;
  /** Lets a person into a guild. Everybody is in the first one from the start. */
  join(guild: string, person: string): void;
  /** What the app registered. */
  commands(): readonly Command[];
  /** The shards whose line stands now. */
  connectedShards(): readonly { readonly id: number; readonly count: number }[];
  /** Makes every interaction token that was given out until now older than fifteen minutes. */
  expireTokens(): void;
  /** Sends the first shard an event about a guild, as it is given, if it asked for such events. */
  announce(event: string, data: Readonly<Record<string, unknown>>): void;
  /** Delivers an INTERACTION_CREATE as it is given, this many times at once: malformed, forged or repeated. */
  deliver(interaction: Readonly<Record<string, unknown>>, repeats?: number): void;
}
