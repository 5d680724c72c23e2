import type { SeenMessage } from '../../kit/person.ts';
import type { Block } from '../blocks/block.ts';
import type { ActionElement } from '../blocks/elements.ts';
import { elementsOf, picturesOf, textsOf } from '../blocks/walk.ts';
import { fileAddress, isPicture } from '../file.ts';
import type { StoredMessage } from '../message.ts';
import type { User, Workspace } from '../workspace.ts';

/** What this person sees of a message. Where it has blocks, its text is for notifications and does not show. */
export function toSeenMessage(
  url: string,
  workspace: Workspace,
  user: User,
  message: StoredMessage,
): SeenMessage {
  const { wire } = message;
  const blocks = wire.blocks ?? [];
  const elements = blocks.flatMap((block) => elementsOf(block));
  const shared = message.files.map((file) => ({
    name: file.name,
    url: privately(fileAddress(url, file), user),
  }));
  const words = blocks.length > 0 ? blocks.flatMap(textsOf).map((one) => one.text) : [wire.text];
  return {
    id: wire.ts,
    channel: message.channel,
    visibleTo: message.visibleTo,
    text: words
      .filter((text) => text !== '')
      .map(asRead)
      .join('\n'),
    buttons: elements.flatMap(toButton),
    menus: elements.flatMap(toMenu),
    pictures: [
      ...blocks.flatMap((block) => toPictures(block, url, workspace, user)),
      ...message.files.filter(isPicture).map((file) => ({
        alternative: file.alternative ?? '',
        url: privately(fileAddress(url, file), user),
      })),
    ],
    files: shared,
    edits: message.edits,
    pending: false,
    raw: message,
  };
}

const privately = (address: string, user: User): string => `${address}?session=${user.session}`;

/** Links show their words, dates their fall-back, and the three escapes the characters they stand for. */
export const asRead = (text: string): string =>
  text
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<!(channel|here|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replaceAll(/<(?:https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<((?:https?:|mailto:)[^|>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

type AnyElement = ReturnType<typeof elementsOf>[number];

function toButton(element: AnyElement): SeenMessage['buttons'] {
  if (element.type !== 'button') return [];
  return [
    {
      label: element.text.text,
      action: element.action_id ?? '',
      disabled: false,
      ...(element.url === undefined ? {} : { url: element.url }),
    },
  ];
}

function toMenu(element: AnyElement): SeenMessage['menus'] {
  if (!isMenu(element)) return [];
  const options = optionsOf(element).map((option) => ({ label: option.text.text, value: option.value }));
  return [{ action: element.action_id ?? '', options }];
}

export type Menu = Extract<
  ActionElement,
  {
    type:
      | 'static_select'
      | 'multi_static_select'
      | 'external_select'
      | 'overflow'
      | 'checkboxes'
      | 'radio_buttons';
  }
>;

/** Whether a person chooses one of several things with it. */
export const isMenu = (element: AnyElement): element is Menu =>
  'options' in element || 'option_groups' in element || element.type === 'external_select';

/** A menu's options, grouped or not; of an external one none, for they come from the app. */
export function optionsOf(element: Menu) {
  if (element.type === 'external_select') return [];
  if ('option_groups' in element && element.option_groups) {
    return element.option_groups.flatMap((group) => group.options);
  }
  return element.options ?? [];
}

function toPictures(block: Block, url: string, workspace: Workspace, user: User): SeenMessage['pictures'] {
  return picturesOf(block).flatMap(({ alternative, image_url, slack_file }) => {
    if (image_url !== undefined) return [{ alternative, url: image_url }];
    // A picture whose file was deleted since shows no more.
    const file = slack_file && workspace.findPicture(slack_file, url);
    return file ? [{ alternative, url: privately(fileAddress(url, file), user) }] : [];
  });
}
