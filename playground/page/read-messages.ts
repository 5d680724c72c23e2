import type { Message } from '../discord/message.ts';
import type { Person, SeenMessage } from '../kit/person.ts';
import type { WireMessage } from '../slack/message.ts';
import { ownAddresses } from './files.ts';
import { withPictures } from './slack-pictures.ts';
import type { PageMessage, Platform } from './protocol.ts';
import { directChannels, pageChannel, type Surroundings } from './surroundings.ts';

type Sender = Pick<PageMessage, 'author' | 'time' | 'raw'>;

/** The messages that a person sees, oldest first. @param channel default: everywhere */
export function readMessages(
  surroundings: Surroundings,
  platform: Platform,
  person: Person,
  channel: string | undefined,
): PageMessage[] {
  const seen = person.messages(channel);
  const direct = directChannels(surroundings, platform);
  return seen.map((message) => ({
    id: message.id,
    channel: pageChannel(message.channel, direct),
    visibleTo: message.visibleTo === 'everyone' ? 'everyone' : 'you',
    pending: message.pending,
    edits: message.edits,
    text: message.text,
    ...(platform === 'discord'
      ? fromDiscord(surroundings, message)
      : fromSlack(surroundings, message, person)),
  }));
}

function fromDiscord(surroundings: Surroundings, seen: SeenMessage): Sender {
  const message = ownAddresses(surroundings, seen.raw as Message, undefined);
  return {
    author: discordAuthor(surroundings, seen, message),
    time: message.timestamp,
    raw: { platform: 'discord', message },
  };
}

function discordAuthor(
  { discord }: Surroundings,
  { visibleTo }: SeenMessage,
  { author, interaction_metadata: asked }: Message,
): PageMessage['author'] {
  const { id, global_name, username } = author;
  if (id !== discord.applicationId)
    return { id, name: global_name ?? username, kind: 'person', avatar: null };
  // An app says something to one person only in answer to them: what answers nothing is what Discord's client says itself.
  const isNotice = visibleTo !== 'everyone' && asked === undefined;
  return isNotice
    ? { id, name: 'Discord', kind: 'platform', avatar: null }
    : { id, name: username, kind: 'app', avatar: null };
}

function fromSlack(surroundings: Surroundings, { raw }: SeenMessage, person: Person): Sender {
  const { wire } = raw as { readonly wire: WireMessage };
  const message = ownAddresses(surroundings, withPictures(surroundings, wire), person.id);
  return {
    author: slackAuthor(surroundings, message),
    time: new Date(Number(wire.ts) * 1000).toISOString(),
    raw: { platform: 'slack', message },
  };
}

function slackAuthor({ slack }: Surroundings, wire: WireMessage): PageMessage['author'] {
  const id = wire.user;
  if (id === 'USLACKBOT') return { id, name: 'Slackbot', kind: 'platform', avatar: null };
  if (wire.bot_id !== undefined) {
    return { id, name: wire.username ?? 'Persona', kind: 'app', avatar: wire.icons?.['image_url'] ?? null };
  }
  const name = slack.people().find((one) => one.id === id)?.name ?? id;
  return { id, name, kind: 'person', avatar: null };
}
