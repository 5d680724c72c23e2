import type { Block as SentBlock } from '../../../slack/blocks/block.ts';
import { readMarkdown } from '../discord/markdown.ts';
import { Picture } from '../message/picture.tsx';
import { RichText } from '../rich-text/rich-text.tsx';
import { usePlace } from '../window/place.ts';
import { Element } from './element.tsx';
import { Words } from './words.tsx';

interface Props {
  readonly message: string;
  readonly block: SentBlock;
}

/** A block of a message: https://docs.slack.dev/reference/block-kit/blocks */
export function Block({ message, block }: Props) {
  const { nameOf } = usePlace();
  switch (block.type) {
    case 'header':
      return <h4 class="words-heading level-2">{block.text.text}</h4>;
    case 'divider':
      return <hr class="divider" />;
    case 'section':
      return (
        <div class="section">
          <div class="section-words">
            {block.text && <Words text={block.text} />}
            {block.fields && (
              <div class="section-fields">
                {block.fields.map((field, index) => (
                  <Words key={index} text={field} />
                ))}
              </div>
            )}
          </div>
          {block.accessory && (
            <div class="section-beside">
              <Element message={message} element={block.accessory} />
            </div>
          )}
        </div>
      );
    case 'context':
      return (
        <div class="small-print context">
          {block.elements.map((one, index) =>
            one.type === 'image' ? (
              <img key={index} src={one.image_url ?? ''} alt={one.alt_text} />
            ) : (
              <Words key={index} text={one} />
            ),
          )}
        </div>
      );
    case 'image':
      return (
        <figure class="gallery">
          {block.title && <figcaption class="small-print">{block.title.text}</figcaption>}
          {block.image_url === undefined ? (
            <p class="small-print">{block.alt_text} (the picture was deleted)</p>
          ) : (
            <Picture address={block.image_url} alternative={block.alt_text} />
          )}
        </figure>
      );
    case 'actions':
      return (
        <div class="action-row">
          {block.elements.map((one, index) => (
            <Element key={one.action_id ?? index} message={message} element={one} />
          ))}
        </div>
      );
    case 'markdown':
      return <RichText blocks={readMarkdown(block.text)} nameOf={nameOf} />;
    case 'input':
      // Of a form only; in a message nothing can be done with it.
      return <p class="small-print">{block.label.text}</p>;
  }
}
