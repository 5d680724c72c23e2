import { messageFlags } from './requests/message.ts';
import type { Message, StoredMessage } from './message.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';
import type { Draft } from './write-message.ts';

/** What makes a new message besides its author's draft. */
export interface Posting {
  readonly channel: string;
  readonly type: number;
  /** Default: the bot. */
  readonly author?: User;
  /** The only person who sees it. */
  readonly visibleTo?: string | undefined;
  readonly facts?: Pick<Message, 'interaction_metadata' | 'message_reference' | 'nonce'>;
}

/** Nothing yet: what an interaction that was deferred shows. */
export const emptyDraft: Draft = {
  content: '',
  embeds: [],
  components: [],
  attachments: [],
  flags: 0,
  mentions: [],
  mention_everyone: false,
  mention_roles: [],
  allowedMentions: undefined,
};

/** Posts a message. */
export function postMessage(world: World, draft: Draft, posting: Posting): StoredMessage {
  const { allowedMentions, ...words } = draft;
  const stored: StoredMessage = {
    message: {
      id: world.nextId(),
      channel_id: posting.channel,
      type: posting.type,
      author: posting.author ?? world.bot,
      ...words,
      pinned: false,
      tts: false,
      timestamp: new Date(world.clock()).toISOString(),
      edited_timestamp: null,
      ...(posting.author ? {} : { application_id: world.bot.id }),
      ...(posting.facts?.interaction_metadata && { webhook_id: world.bot.id }),
      ...posting.facts,
    },
    allowedMentions,
    visibleTo: posting.visibleTo,
    edits: 0,
  };
  world.messages.put(stored);
  return stored;
}

/** Puts a new draft in a message's place. The first words after "thinking…" are no edit. */
export function editMessage(world: World, stored: StoredMessage, draft: Draft): void {
  const { allowedMentions, ...words } = draft;
  const isFirst = (stored.message.flags & messageFlags.loading) !== 0;
  const edited = isFirst ? null : new Date(world.clock()).toISOString();
  dropUnused(world, stored.message, draft);
  stored.message = { ...stored.message, ...words, edited_timestamp: edited };
  stored.allowedMentions = allowedMentions;
  if (!isFirst) stored.edits += 1;
  world.messages.put(stored);
}

function dropUnused(world: World, before: Message, draft: Draft): void {
  const kept = new Set(draft.attachments.map((one) => one.id));
  world.attachments.remove(before.attachments.map((one) => one.id).filter((id) => !kept.has(id)));
}
