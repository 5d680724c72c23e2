import type { Block } from './blocks/block.ts';
import { toFileObject, type UploadedFile } from './file.ts';
import { SlackFailure } from './failure.ts';
import { mentionsIn } from './mentions.ts';
import type { StoredMessage, WireMessage } from './message.ts';
import type { Channel, Installation, Workspace } from './workspace.ts';
import type { World } from './world.ts';

/** What a message says, after its blocks were checked. */
export interface Content {
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly attachments?: readonly unknown[] | undefined;
  readonly files?: readonly UploadedFile[] | undefined;
  readonly metadata?: unknown;
  readonly threadTs?: string | undefined;
  /** A name and face of the message's own (`chat:write.customize`). */
  readonly username?: string | undefined;
  readonly icons?: Readonly<Record<string, string>> | undefined;
  readonly linksNames?: boolean | undefined;
}

export interface Place {
  readonly world: World;
  readonly workspace: Workspace;
  readonly channel: Channel;
}

/** A longer text is cut, not refused. https://docs.slack.dev/reference/methods/chat.postMessage */
const longestText = 40_000;
/** What Slack shows in place of the text that a message with blocks came without. */
const missingText = "This content can't be displayed.";

/** Puts a message of the app into a channel, for everyone or for one person only. */
export function postAsApp(
  place: Place,
  app: Installation,
  content: Content,
  visibleTo: StoredMessage['visibleTo'],
): StoredMessage {
  const { world, workspace } = place;
  const ownFace = content.username !== undefined || content.icons !== undefined;
  return keep(place, content, visibleTo, {
    ...(ownFace ? { subtype: 'bot_message' } : {}),
    user: app.botUserId,
    bot_id: app.botId,
    app_id: world.appId,
    bot_profile: {
      id: app.botId,
      app_id: world.appId,
      user_id: app.botUserId,
      name: world.appName,
      icons: { image_36: `${world.url}/icons/36.svg`, image_48: `${world.url}/icons/48.svg` },
      deleted: false,
      updated: 0,
      team_id: workspace.id,
    },
    ...(content.username === undefined ? {} : { username: content.username }),
    ...(content.icons === undefined ? {} : { icons: content.icons }),
  });
}

/** Puts up what a person writes, for everyone in the channel. */
export function postAsPerson(place: Place, person: string, text: string): StoredMessage {
  return keep(place, { text }, 'everyone', { user: person });
}

/** Puts up what Slack itself says to one person, as when an app does not answer. */
export function postAsSlackbot(place: Place, person: string, text: string): StoredMessage {
  return keep(place, { text }, { person }, { user: 'USLACKBOT' });
}

function keep(
  place: Place,
  content: Content,
  visibleTo: StoredMessage['visibleTo'],
  author: Pick<WireMessage, 'user'> & Partial<WireMessage>,
): StoredMessage {
  const { world, workspace, channel } = place;
  const message: StoredMessage = {
    channel: channel.id,
    visibleTo,
    edits: 0,
    mentions: [],
    files: content.files ?? [],
    wire: {
      type: 'message',
      ...author,
      ts: world.stamps.next(),
      team: workspace.id,
      text: '',
      ...(content.threadTs === undefined ? {} : { thread_ts: content.threadTs }),
    },
  };
  fill(message, content, world);
  channel.messages.push(message);
  world.changed();
  return message;
}

/** Changes what a message says. Fields that `content` does not have stay as they were. */
export function rewrite(message: StoredMessage, content: Content, world: World): void {
  fill(message, content, world);
  message.edits += 1;
  message.wire.edited = { user: message.wire.user, ts: world.stamps.next() };
  world.changed();
}

function fill(message: StoredMessage, content: Content, world: World): void {
  const { wire } = message;
  if (content.blocks) wire.blocks = content.blocks;
  if (content.attachments) wire.attachments = content.attachments;
  if (content.metadata !== undefined) wire.metadata = content.metadata;
  if (content.files) message.files = content.files;
  if (message.files.length > 0) wire.files = message.files.map((file) => toFileObject(world.url, file));
  wire.text = (content.text || (content.blocks?.length ? missingText : '')).slice(0, longestText);
  message.mentions = mentionsIn(wire.text, wire.blocks ?? [], content.linksNames ?? false);
}

/** Takes a message away, whoever does it. */
export function remove(channel: Channel, message: StoredMessage, world: World): void {
  channel.messages.splice(channel.messages.indexOf(message), 1);
  world.changed();
}

/** The message that everyone sees at this time. @throws SlackFailure message_not_found, for ephemeral ones too */
export function findMessage(channel: Channel, ts: string): StoredMessage {
  const message = channel.messages.find((one) => one.wire.ts === ts && one.visibleTo === 'everyone');
  if (!message) throw new SlackFailure('message_not_found');
  return message;
}
