import type { Guild, Places } from '../places.ts';
import { toChannel } from '../responses/channel.ts';
import { shardOf } from '../snowflake.ts';
import type { User } from '../user.ts';
import type { Session } from './session.ts';

/** What a bot is told of when it comes. */
export interface Surroundings {
  readonly bot: User;
  readonly places: Places;
}

/** Guilds of one shard only: discord.js waits fifteen seconds for a `GUILD_CREATE` of each that READY names. */
export const guildsOf = (places: Places, session: Pick<Session, 'shard' | 'count'>): Guild[] =>
  [...places.guilds.values()].filter(
    (guild) => guild.installed && shardOf(guild.id, session.count) === session.shard,
  );

/** https://discord.com/developers/docs/events/gateway-events#ready */
export const toReady = (world: Surroundings, session: Session, url: string): object => ({
  v: 10,
  user: { ...world.bot, email: null, mfa_enabled: false, verified: true },
  guilds: guildsOf(world.places, session).map((guild) => ({ id: guild.id, unavailable: true })),
  session_id: session.id,
  resume_gateway_url: url,
  shard: [session.shard, session.count],
  application: { id: world.bot.id, flags: 0 },
  session_type: 'normal',
  private_channels: [],
  relationships: [],
});

/** https://discord.com/developers/docs/events/gateway-events#guild-create */
export function toGuildCreate(world: Surroundings, guild: Guild): object {
  const own = [...world.places.channels.values()].filter((channel) => channel.guild === guild);
  const of = (kind: string) =>
    own.filter((channel) => channel.kind === kind).map((channel) => toChannel(channel, world.bot.id));
  const joined = new Date(0).toISOString();
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: world.bot.id,
    joined_at: joined,
    large: false,
    unavailable: false,
    member_count: guild.members.size + 1,
    preferred_locale: 'en-US',
    features: [],
    roles: [{ id: guild.id, name: '@everyone', permissions: '0', position: 0, color: 0, flags: 0 }],
    emojis: [],
    stickers: [],
    members: [{ user: world.bot, roles: [], joined_at: joined, deaf: false, mute: false, flags: 0 }],
    channels: of('text'),
    threads: of('thread'),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
  };
}
