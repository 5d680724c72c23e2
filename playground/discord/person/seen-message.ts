import type { SeenMessage } from '../../kit/person.ts';
import type { Attachment } from '../attachments.ts';
import type { Message, StoredMessage } from '../message.ts';
import { messageFlags } from '../requests/message.ts';
import { flatten, type SentButton, type SentComponent, type SentPicture } from '../responses/component.ts';
import type { SentEmbed } from '../responses/embed.ts';

/** A message as its reader sees it. `raw` is the message as Discord answers with it, and `allowed_mentions`. */
export function toSeenMessage({ message, visibleTo, allowedMentions, edits }: StoredMessage): SeenMessage {
  const parts = flatten(message.components);
  return {
    id: message.id,
    channel: message.channel_id,
    visibleTo: visibleTo === undefined ? 'everyone' : { person: visibleTo },
    text: [message.content, ...message.embeds.flatMap(embedWords), ...parts.flatMap(componentWords)]
      .filter(Boolean)
      .join('\n'),
    buttons: parts.filter((one) => one.type === 2).map(toButton),
    menus: parts
      .filter((one) => one.type === 3)
      .map((one) => ({
        action: one.custom_id,
        options: one.options.map(({ label, value }) => ({ label, value })),
      })),
    pictures: picturesOf(message, parts),
    files: filesOf(message, parts),
    edits,
    pending: (message.flags & messageFlags.loading) !== 0,
    raw: { ...message, ...(allowedMentions && { allowed_mentions: allowedMentions }) },
  };
}

function embedWords({ author, title, description, fields, footer }: SentEmbed): (string | undefined)[] {
  const lines = (fields ?? []).map((field) => `${field.name}: ${field.value}`);
  return [author?.name, title, description, ...lines, footer?.text];
}

const componentWords = (one: SentComponent): string[] => (one.type === 10 ? [one.content] : []);

const toButton = ({
  label,
  emoji,
  custom_id,
  disabled,
  url,
}: SentButton): SeenMessage['buttons'][number] => ({
  label: label ?? emoji?.name ?? '',
  action: custom_id ?? '',
  disabled: disabled ?? false,
  ...(url !== undefined && { url }),
});

const isV2 = (message: Message): boolean => (message.flags & messageFlags.componentsV2) !== 0;
const isPicture = (one: Attachment): boolean => one.content_type.startsWith('image/');

/** With components V2 only what a component shows is seen; else the embeds' pictures and those attached. */
function picturesOf(message: Message, parts: readonly SentComponent[]): SeenMessage['pictures'] {
  if (isV2(message)) return parts.flatMap(picturesIn).map(toPicture);
  const embedded = message.embeds.flatMap((one) => [one.image ?? [], one.thumbnail ?? []].flat());
  const shown = new Set(embedded.map((one) => one.url));
  return [
    ...embedded.map((one) => ({ url: one.url, alternative: one.description ?? '' })),
    ...message.attachments
      .filter((one) => isPicture(one) && !shown.has(one.url))
      .map((one) => ({ url: one.url, alternative: one.description ?? '' })),
  ];
}

function picturesIn(one: SentComponent): readonly SentPicture[] {
  if (one.type === 12) return one.items;
  return one.type === 11 ? [one] : [];
}

const toPicture = ({ media, description }: SentPicture): SeenMessage['pictures'][number] => ({
  url: media.url,
  alternative: description ?? '',
});

/** What can be downloaded: with components V2 what a file component shows, else every attachment. */
function filesOf(message: Message, parts: readonly SentComponent[]): SeenMessage['files'] {
  if (!isV2(message)) return message.attachments.map(({ filename, url }) => ({ name: filename, url }));
  return parts.flatMap((one) => (one.type === 13 ? [{ name: one.name ?? '', url: one.file.url }] : []));
}
