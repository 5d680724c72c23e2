import type { ActionElement } from '../../../slack/blocks/elements.ts';
import { ActionButton } from '../message/action-button.tsx';
import { ChoiceMenu, type MenuChoice } from '../message/choice-menu.tsx';
import { LinkButton } from '../message/link-button.tsx';
import { Picture } from '../message/picture.tsx';

interface Props {
  readonly message: string;
  readonly element: ActionElement;
}

const looks = { primary: 'main', danger: 'danger' } as const;

/** Something that can be pressed or chosen: https://docs.slack.dev/reference/block-kit/block-elements */
export function Element({ message, element }: Props) {
  switch (element.type) {
    case 'button': {
      const { text, url, style, action_id = '' } = element;
      if (url !== undefined) return <LinkButton address={url} label={text.text} />;
      return (
        <ActionButton message={message} action={action_id} look={style ? looks[style] : 'plain'}>
          {text.text}
        </ActionButton>
      );
    }
    case 'image':
      return (
        <div class="thumbnail">
          <Picture address={element.image_url ?? ''} alternative={element.alt_text} />
        </div>
      );
    case 'static_select':
    case 'multi_static_select':
    case 'external_select':
    case 'overflow':
    case 'checkboxes':
    case 'radio_buttons':
      return (
        <ChoiceMenu
          message={message}
          action={element.action_id ?? ''}
          placeholder={'placeholder' in element ? (element.placeholder?.text ?? 'Choose') : 'Choose'}
          options={optionsOf(element)}
        />
      );
  }
}

type Menu = Exclude<ActionElement, { type: 'button' | 'image' }>;

/** Of an external menu none: its options come from the app while one types, which messages here do not do. */
function optionsOf(menu: Menu): readonly MenuChoice[] {
  if (menu.type === 'external_select') return [];
  const listed =
    'option_groups' in menu && menu.option_groups
      ? menu.option_groups.flatMap(({ options }) => options)
      : (menu.options ?? []);
  return listed.map(({ text, value, description }) => ({
    label: text.text,
    value,
    description: description?.text,
  }));
}
