const channelsPerGuild = 50;
const rolesPerGuild = 25;

/** Ids as Discord gives them, each once. */
let lastId = 1_100_000_000_000_000_000n;
const nextId = (): string => {
  lastId += 4_194_304n;
  return String(lastId);
};

/**
 * The GUILD_CREATE of a guild of middling size, as a bot with the intent GUILDS receives it: 50 channels with two
 * overwrites each, 25 roles, 10 emojis. https://discord.com/developers/docs/events/gateway-events#guild-create
 */
export function guildEvent(number: number): Readonly<Record<string, unknown>> {
  const id = nextId();
  const roles = Array.from({ length: rolesPerGuild }, (_, index) => role(index === 0 ? id : nextId(), index));
  return {
    id,
    name: `Guild number ${number}`,
    icon: '0123456789abcdef0123456789abcdef',
    description: 'People who like lighthouses',
    owner_id: nextId(),
    joined_at: '2026-01-01T00:00:00.000Z',
    large: true,
    unavailable: false,
    member_count: 400,
    preferred_locale: 'en-US',
    features: ['COMMUNITY', 'NEWS', 'INVITE_SPLASH'],
    afk_timeout: 300,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    mfa_level: 0,
    premium_tier: 0,
    nsfw_level: 0,
    system_channel_flags: 0,
    roles,
    channels: Array.from({ length: channelsPerGuild }, (_, index) => channel(index, roles)),
    emojis: Array.from({ length: 10 }, (_, index) => ({
      id: nextId(),
      name: `emoji_${index}`,
      roles: [],
      animated: false,
    })),
    ...{ stickers: [], members: [], threads: [], presences: [], voice_states: [] },
    ...{ stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
  };
}

const role = (id: string, position: number): object => ({
  id,
  name: position === 0 ? '@everyone' : `Role number ${position}`,
  color: 3_447_003,
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position,
  permissions: '1071698660929',
  managed: false,
  mentionable: false,
  flags: 0,
});

const channel = (position: number, roles: readonly object[]): object => ({
  id: nextId(),
  type: 0,
  name: `channel-number-${position}`,
  topic: 'What is talked about here, in a sentence or two of the usual length',
  position,
  parent_id: null,
  nsfw: false,
  rate_limit_per_user: 0,
  last_message_id: nextId(),
  flags: 0,
  permission_overwrites: roles
    .slice(0, 2)
    .map((one) => ({ id: 'id' in one ? one.id : '', type: 0, allow: '1024', deny: '2048' })),
});
