import type { Message } from '../../../discord/message.ts';
import { FileLink } from '../message/file-link.tsx';
import { Picture } from '../message/picture.tsx';
import { RichText } from '../rich-text/rich-text.tsx';
import { usePlace } from '../window/place.ts';
import { Component } from './component.tsx';
import { Embed } from './embed.tsx';
import { readMarkdown } from './markdown.ts';

/** With this flag only components are shown: https://discord.com/developers/docs/resources/message#message-object-message-flags */
const componentsV2 = 32_768;

/** What a message in Discord shows below its author's name. */
export function DiscordContent({ id, message }: { readonly id: string; readonly message: Message }) {
  const { nameOf } = usePlace();
  const { content, embeds, components, attachments, flags } = message;
  const parts = components.map((one, index) => <Component key={index} message={id} component={one} />);
  if (flags & componentsV2) return <div class="content">{parts}</div>;
  const shown = new Set(embeds.flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]));
  const free = attachments.filter(({ url }) => !shown.has(url));
  return (
    <div class="content">
      {content !== '' && <RichText blocks={readMarkdown(content)} nameOf={nameOf} />}
      {embeds.map((embed, index) => (
        <Embed key={index} embed={embed} />
      ))}
      {free.map(({ id: file, url, filename, size, content_type, description, width, height }) =>
        content_type.startsWith('image/') ? (
          <Picture
            key={file}
            address={url}
            alternative={description ?? filename}
            width={width}
            height={height}
          />
        ) : (
          <FileLink key={file} name={filename} address={url} size={size} />
        ),
      )}
      {parts}
    </div>
  );
}
