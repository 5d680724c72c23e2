import type { Interaction } from '../interactions.ts';
import type { Message } from '../message.ts';
import type { Channel, Guild } from '../places.ts';
import { attachmentSizeLimit } from '../requests/upload.ts';
import { toChannel, toPermissions } from '../responses/channel.ts';
import type { User } from '../user.ts';
import type { World } from '../world.ts';

/** Where an app is used: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types */
export const contextOf = (channel: Channel): 0 | 1 => (channel.guild ? 0 : 1);

/** By whom the app was installed where it is used: `0` the guild, `1` the person. */
export function ownersOf(channel: Channel, person: User): Record<string, string> {
  return channel.guild?.installed ? { '0': channel.guild.id } : { '1': person.id };
}

/** An interaction as the gateway delivers it: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
export function toPayload(
  world: World,
  interaction: Interaction,
  data: object,
  message: Message | undefined,
): object {
  const { channel, person } = interaction;
  const permissions = channel.guild?.installed === false ? '0' : toPermissions(channel);
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    locale: 'en-US',
    app_permissions: permissions,
    entitlements: [],
    attachment_size_limit: attachmentSizeLimit,
    context: contextOf(channel),
    authorizing_integration_owners: interaction.metadata.authorizing_integration_owners,
    channel_id: channel.id,
    channel: { ...toChannel(channel, world.bot.id), permissions },
    data,
    ...(message && { message }),
    ...(channel.guild
      ? {
          guild_id: channel.guild.id,
          guild: { id: channel.guild.id, features: [], locale: 'en-US' },
          guild_locale: 'en-US',
          member: toMember(person, channel.guild),
        }
      : { user: person }),
  };
}

/** Who came first into a guild looks after it: `MANAGE_GUILD`. https://discord.com/developers/docs/topics/permissions */
const manageGuild = '32';

const toMember = (user: User, { members }: Guild): object => ({
  user,
  nick: null,
  avatar: null,
  roles: [],
  joined_at: new Date(0).toISOString(),
  premium_since: null,
  permissions: [...members][0] === user.id ? manageGuild : '0',
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
  communication_disabled_until: null,
});
