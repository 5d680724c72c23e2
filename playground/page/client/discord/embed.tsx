import type { SentEmbed } from '../../../discord/responses/embed.ts';
import { Picture } from '../message/picture.tsx';
import { isWebAddress } from '../rich-text/nodes.ts';
import { RichText } from '../rich-text/rich-text.tsx';
import { usePlace } from '../window/place.ts';
import { readMarkdown } from './markdown.ts';

/** The older kind of card: https://discord.com/developers/docs/resources/message#embed-object */
export function Embed({ embed }: { readonly embed: SentEmbed }) {
  const { nameOf } = usePlace();
  const words = (text: string) => <RichText blocks={readMarkdown(text)} nameOf={nameOf} />;
  const { title, url, description, fields = [], footer, author, image, thumbnail, color } = embed;
  const accent = color === undefined ? {} : { '--message-accent': `#${color.toString(16).padStart(6, '0')}` };
  return (
    <div class="container embed" style={accent}>
      {author && <p class="small-print">{author.name}</p>}
      {title !== undefined && (
        <h4 class="words-heading level-3">
          {url !== undefined && isWebAddress(url) ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          ) : (
            title
          )}
        </h4>
      )}
      {description !== undefined && words(description)}
      {fields.length > 0 && (
        <dl class="fields">
          {fields.map(({ name, value, inline }, index) => (
            <div key={index} class={inline ? 'field-pair is-inline' : 'field-pair'}>
              <dt>{name}</dt>
              <dd>{words(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {[image, thumbnail].map(
        (one, index) =>
          one && (
            <Picture
              key={index}
              address={one.url}
              alternative={one.description ?? ''}
              width={one.width}
              height={one.height}
            />
          ),
      )}
      {footer && <p class="small-print">{footer.text}</p>}
    </div>
  );
}
