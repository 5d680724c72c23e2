import { type Interaction, PermissionFlagsBits } from 'discord.js';
import type { Standing } from '../../core/privacy/may.ts';

/** Who may manage a server looks after what Persona does there. https://discord.com/developers/docs/topics/permissions */
const adminBits = [PermissionFlagsBits.ManageGuild, PermissionFlagsBits.Administrator];

/**
 * How somebody stands in the server that they call from; in direct messages nobody stands above others.
 * @param parentChannel the channel of the thread that they call from
 */
export function standingIn(
  { channelId, guildId, member, memberPermissions }: Interaction,
  parentChannel: string | undefined,
): Standing {
  if (guildId === null) return { channels: [], roles: undefined, isAdmin: () => Promise.resolve(false) };
  const isAdmin = adminBits.some((bit) => memberPermissions?.has(bit) ?? false);
  const roles = member && 'roles' in member ? member.roles : [];
  return {
    channels: [channelId, parentChannel].filter((id) => typeof id === 'string'),
    roles: Array.isArray(roles) ? roles : [...roles.cache.keys()],
    isAdmin: () => Promise.resolve(isAdmin),
  };
}
