import { z } from 'zod';
import type { State } from '../kit/saved-state.ts';
import type { Attachment } from './attachments.ts';
import type { Command } from './commands.ts';
import { saveInteraction, savedInteraction } from './saved-interaction.ts';
import type { StoredMessage } from './message.ts';
import type { Channel, Guild } from './places.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

const isObject = (given: unknown): boolean => typeof given === 'object' && given !== null;

/** Objects that hold no other ones are written as they are. */
const savedWorld = z.object({
  people: z.array(z.custom<User>(isObject)),
  guilds: z.array(z.object({ name: z.string(), installed: z.boolean(), members: z.array(z.string()) })),
  channels: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['text', 'thread', 'direct']),
      name: z.string(),
      guild: z.string().optional(),
      parent: z.string().optional(),
      recipient: z.string().optional(),
      access: z.enum(['full', 'read', 'none']),
    }),
  ),
  messages: z.array(z.custom<StoredMessage>(isObject)),
  attachments: z.array(z.custom<Attachment>(isObject)),
  commands: z.array(z.custom<Command>(isObject)),
  interactions: z.array(savedInteraction),
});
type SavedWorld = z.output<typeof savedWorld>;

/** Everything that another start goes on with; forms that stand open are lost, as when somebody closes Discord. */
export function saveWorld(world: World): State {
  const { places, messages, attachments, commands, interactions } = world;
  const facts: SavedWorld = {
    people: [...world.people.values()],
    guilds: [...places.guilds.values()].map(({ name, installed, members }) => ({
      name,
      installed,
      members: [...members],
    })),
    channels: [...places.channels.values()].map(({ guild, recipient, ...channel }) => ({
      ...channel,
      ...(guild && { guild: guild.id }),
      ...(recipient && { recipient: recipient.id }),
    })),
    messages: [...messages.all()],
    attachments: [...attachments.files.values()].map(({ attachment }) => attachment),
    commands: [...commands.all()],
    interactions: interactions.usable().map(saveInteraction),
  };
  return { facts, files: new Map([...attachments.files].map(([id, { data }]) => [id, data])) };
}

/** Fills an empty world with what was saved. */
export function restoreWorld(world: World, { facts, files }: State): void {
  const saved = savedWorld.parse(facts);
  const { places, messages, attachments, commands, interactions } = world;
  for (const user of saved.people) world.people.set(user.id, user);
  for (const { name, installed, members } of saved.guilds) {
    const guild = places.addGuild(name, installed);
    for (const member of members) guild.members.add(member);
  }
  for (const channel of saved.channels) {
    places.channels.set(channel.id, toChannel(channel, places.guilds, world.people));
  }
  for (const attachment of saved.attachments) {
    const data = files.get(attachment.id);
    if (data) attachments.files.set(attachment.id, { attachment, data });
  }
  for (const stored of saved.messages) messages.put({ ...absent, ...stored });
  commands.restore(saved.commands);
  for (const one of saved.interactions) {
    const channel = places.channels.get(one.channel);
    const person = world.people.get(one.person);
    const { source, original } = one;
    if (channel && person) interactions.restore({ ...one, source, original, channel, person });
  }
}

/** JSON leaves out what is undefined. */
const absent = { allowedMentions: undefined, visibleTo: undefined };

function toChannel(
  saved: SavedWorld['channels'][number],
  guilds: ReadonlyMap<string, Guild>,
  people: ReadonlyMap<string, User>,
): Channel {
  const guild = guilds.get(saved.guild ?? '');
  const recipient = people.get(saved.recipient ?? '');
  const { id, kind, name, parent, access } = saved;
  return {
    ...{ id, kind, name, access },
    ...(parent !== undefined && { parent }),
    ...(guild && { guild }),
    ...(recipient && { recipient }),
  };
}
