import type { Block } from '../slack/blocks/block.ts';
import type { SlackFileReference } from '../slack/blocks/text.ts';
import type { WireMessage } from '../slack/message.ts';
import { homeWorkspace, type Surroundings } from './surroundings.ts';

type Address = (reference: SlackFileReference) => string | undefined;

/** A message whose images have addresses: a browser cannot look up a `slack_file`. One that is gone keeps it. */
export function withPictures({ slack }: Surroundings, wire: WireMessage): WireMessage {
  const workspace = slack.workspace(homeWorkspace);
  const address: Address = (reference) => workspace.pictureAddress(reference);
  return wire.blocks ? { ...wire, blocks: wire.blocks.map((block) => inBlock(block, address)) } : wire;
}

function inBlock(block: Block, address: Address): Block {
  if (block.type === 'image') return inImage(block, address);
  if (block.type === 'section' && block.accessory?.type === 'image') {
    return { ...block, accessory: inImage(block.accessory, address) };
  }
  if (block.type !== 'context') return block;
  const elements = block.elements.map((one) => (one.type === 'image' ? inImage(one, address) : one));
  return { ...block, elements };
}

interface Image {
  readonly image_url?: string | undefined;
  readonly slack_file?: SlackFileReference | undefined;
}

function inImage<Shown extends Image>(image: Shown, address: Address): Shown {
  const found = image.slack_file && address(image.slack_file);
  return found === undefined ? image : { ...image, slack_file: undefined, image_url: found };
}
