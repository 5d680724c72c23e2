import type { Attachment } from '../attachments.ts';
import type { Embed } from '../requests/embed.ts';
import { present } from './present.ts';
import { findAttached } from './write-components.ts';

interface SentImage {
  readonly url: string;
  readonly proxy_url: string;
  readonly width?: number;
  readonly height?: number;
  readonly content_type?: string;
  readonly description?: string;
}

/** https://discord.com/developers/docs/resources/message#embed-object */
export interface SentEmbed {
  readonly type: 'rich';
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly color?: number;
  readonly timestamp?: string;
  readonly author?: { readonly name: string; readonly url?: string; readonly icon_url?: string };
  readonly footer?: { readonly text: string; readonly icon_url?: string };
  readonly image?: SentImage;
  readonly thumbnail?: SentImage;
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline: boolean }[];
}

/** An embed as Discord answers with it: `attachment://` replaced, nulls left out. */
export function toEmbed(given: Embed, attachments: readonly Attachment[]): SentEmbed {
  const { title, description, url, color, timestamp, author, footer, image, thumbnail, fields } = given;
  const icon = (one: string | null | undefined) => one && (findAttached(one, attachments)?.url ?? one);
  return {
    type: 'rich',
    ...present({ title, description, url, color, timestamp }),
    ...(author && { author: present({ ...author, icon_url: icon(author.icon_url) }) }),
    ...(footer && { footer: present({ ...footer, icon_url: icon(footer.icon_url) }) }),
    ...(image && { image: toImage(image.url, attachments) }),
    ...(thumbnail && { thumbnail: toImage(thumbnail.url, attachments) }),
    ...(fields?.length && { fields: fields.map((one) => ({ ...one, inline: one.inline ?? false })) }),
  };
}

function toImage(url: string, attachments: readonly Attachment[]): SentImage {
  const attached = findAttached(url, attachments);
  if (!attached) return { url, proxy_url: url };
  const { width, height, content_type, description, proxy_url } = attached;
  return { url: attached.url, proxy_url, content_type, ...present({ width, height, description }) };
}
