import type { Channel } from '../places.ts';

/** A channel, thread or direct messages as an app gets them: https://discord.com/developers/docs/resources/channel */
export function toChannel(channel: Channel, bot: string): object {
  const common = { id: channel.id, last_message_id: null, flags: 0 };
  if (channel.kind === 'direct') return { ...common, type: 1, recipients: [channel.recipient] };
  const inGuild = { ...common, guild_id: channel.guild?.id, name: channel.name, rate_limit_per_user: 0 };
  if (channel.kind === 'text') {
    return {
      ...inGuild,
      type: 0,
      position: 0,
      parent_id: null,
      topic: null,
      nsfw: false,
      permission_overwrites: [],
    };
  }
  return {
    ...inGuild,
    type: 11,
    parent_id: channel.parent,
    owner_id: bot,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: { archived: false, archive_timestamp: null, auto_archive_duration: 1440, locked: false },
  };
}

// https://discord.com/developers/docs/topics/permissions: all of them, all but "send messages", none.
const everything = (1n << 53n) - 1n;
const sendMessages = 1n << 11n;
const permissions = { full: everything, read: everything & ~sendMessages, none: 0n };

/** The bot's permissions in a channel, as `app_permissions` carries them. */
export const toPermissions = (channel: Channel): string => String(permissions[channel.access]);
