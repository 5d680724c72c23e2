import type { SentButton, SentComponent, SentSelect } from '../../../discord/responses/component.ts';
import { ActionButton } from '../message/action-button.tsx';
import { ChoiceMenu } from '../message/choice-menu.tsx';
import { FileLink } from '../message/file-link.tsx';
import { LinkButton } from '../message/link-button.tsx';
import { Picture } from '../message/picture.tsx';
import { RichText } from '../rich-text/rich-text.tsx';
import { usePlace } from '../window/place.ts';
import { readMarkdown } from './markdown.ts';

interface Props {
  readonly message: string;
  readonly component: SentComponent;
}

/** A component of a message: https://discord.com/developers/docs/components/reference */
export function Component({ message, component }: Props) {
  const { nameOf } = usePlace();
  const inside = (all: readonly SentComponent[]) =>
    all.map((one, index) => <Component key={keyOf(one, index)} message={message} component={one} />);
  switch (component.type) {
    case 1:
      return <div class="action-row">{inside(component.components)}</div>;
    case 2:
      return <Button message={message} button={component} />;
    case 3:
      return <Select message={message} select={component} />;
    case 9:
      return (
        <div class="section">
          <div class="section-words">{inside(component.components)}</div>
          <div class="section-beside">{inside([component.accessory])}</div>
        </div>
      );
    case 10:
      return <RichText blocks={readMarkdown(component.content)} nameOf={nameOf} />;
    case 11:
      return (
        <div class="thumbnail">
          <Picture address={component.media.url} alternative={component.description ?? ''} />
        </div>
      );
    case 12:
      return (
        <div class="gallery" data-count={component.items.length}>
          {component.items.map(({ media, description }) => (
            <Picture
              key={media.attachment_id ?? media.url}
              address={media.url}
              alternative={description ?? ''}
              width={media.width}
              height={media.height}
            />
          ))}
        </div>
      );
    case 13: {
      const { file, name, size } = component;
      return <FileLink name={name ?? 'file'} address={file.url} size={size ?? undefined} />;
    }
    case 14:
      return <hr class={component.divider ? 'divider' : 'gap'} data-spacing={component.spacing} />;
    case 17:
      return (
        <div class="container" style={accentOf(component.accent_color)}>
          {inside(component.components)}
        </div>
      );
  }
}

/** What a person may hold the focus on keeps its element when the message is redrawn. */
const keyOf = (one: SentComponent, index: number): string =>
  one.type === 2 || one.type === 3 ? (one.custom_id ?? String(index)) : `${one.type} ${index}`;

const accentOf = (colour: number | null) =>
  colour === null ? {} : { '--message-accent': `#${colour.toString(16).padStart(6, '0')}` };

const looks: Readonly<Record<number, 'main' | 'good' | 'danger'>> = { 1: 'main', 3: 'good', 4: 'danger' };

function Button({ message, button }: { readonly message: string; readonly button: SentButton }) {
  const { label, emoji, url, custom_id, style, disabled } = button;
  const words = [emoji?.name, label].filter(Boolean).join(' ');
  if (url !== undefined) return <LinkButton address={url} label={words} />;
  return (
    <ActionButton
      message={message}
      action={custom_id ?? ''}
      look={looks[style] ?? 'plain'}
      isDisabled={disabled ?? false}
    >
      {words}
    </ActionButton>
  );
}

const Select = ({ message, select }: { readonly message: string; readonly select: SentSelect }) => (
  <ChoiceMenu
    message={message}
    action={select.custom_id}
    placeholder={select.placeholder ?? 'Make a selection'}
    options={select.options}
    isDisabled={select.disabled ?? false}
  />
);
