import type { Block } from './block.ts';
import type { ActionElement, InputElement } from './elements.ts';
import type { SlackFileReference } from './text.ts';

/** Elements of a block that a person can use. */
export function elementsOf(block: Block): readonly (ActionElement | InputElement)[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type === 'section' && block.accessory) return [block.accessory];
  return [];
}

/** A picture anywhere in a block, with the place where it stands. */
export interface Picture {
  readonly place: string;
  readonly alternative: string;
  readonly image_url?: string | undefined;
  readonly slack_file?: SlackFileReference | undefined;
}

/** The pictures of a block, in order. */
export function picturesOf(block: Block): readonly Picture[] {
  const found: Picture[] = [];
  const add = (place: string, element: { type: string }): void => {
    if (!isImage(element)) return;
    const { image_url, slack_file, alt_text } = element;
    found.push({ place, alternative: alt_text, image_url, slack_file });
  };
  add('', block);
  if (block.type === 'section' && block.accessory) add('/accessory', block.accessory);
  if (block.type === 'context') {
    for (const [index, element] of block.elements.entries()) add(`/elements/${index}`, element);
  }
  return found;
}

type Image = Extract<Block, { type: 'image' }> | Extract<ActionElement, { type: 'image' }>;
const isImage = (element: { type: string }): element is Image => element.type === 'image';

/** Every text of a block, top to bottom; `marked` where Slack reads markup and mentions in it. */
export function textsOf(block: Block): readonly { readonly text: string; readonly marked: boolean }[] {
  switch (block.type) {
    case 'section':
      return [...(block.text ? [block.text] : []), ...(block.fields ?? [])].map(read);
    case 'context':
      return block.elements.flatMap((element) => (element.type === 'image' ? [] : [read(element)]));
    case 'header':
      return [read(block.text)];
    case 'image':
      return block.title ? [read(block.title)] : [];
    case 'input':
      return [read(block.label)];
    case 'markdown':
      return [{ text: block.text, marked: true }];
    case 'actions':
    case 'divider':
      return [];
  }
}

const read = (text: { type: 'plain_text' | 'mrkdwn'; text: string }): { text: string; marked: boolean } => ({
  text: text.text,
  marked: text.type === 'mrkdwn',
});
