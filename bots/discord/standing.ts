import { type Interaction, PermissionFlagsBits } from 'discord.js';
import type { Standing } from '../../core/privacy/may.ts';

/** Who may manage a server looks after what Persona does there. https://discord.com/developers/docs/topics/permissions */
const adminBits = [PermissionFlagsBits.ManageGuild, PermissionFlagsBits.Administrator];

/** How somebody stands in the server that they call from; in direct messages nobody stands above others. */
export function standingIn({
  channel,
  channelId,
  guildId,
  member,
  memberPermissions,
}: Interaction): Standing {
  if (guildId === null) return { channels: [], roles: undefined, isAdmin: () => Promise.resolve(false) };
  const parent = channel?.isThread() ? channel.parentId : null;
  const isAdmin = adminBits.some((bit) => memberPermissions?.has(bit) ?? false);
  const roles = member && 'roles' in member ? member.roles : [];
  return {
    channels: [channelId, parent].filter((id) => id !== null),
    roles: Array.isArray(roles) ? roles : [...roles.cache.keys()],
    isAdmin: () => Promise.resolve(isAdmin),
  };
}
