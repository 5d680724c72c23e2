import { z } from 'zod';
import {
  accessory,
  actionsElement,
  hasOneSource,
  imageElement,
  imageSource,
  inputElement,
  oneSource,
} from './elements.ts';
import { anyText, plainText } from './text.ts';

const blockId = z.string().min(1).max(255).optional();

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(
    (block) => block.text !== undefined || block.fields !== undefined,
    'must have one of: text, fields',
  );

const image = z
  .strictObject({
    type: z.literal('image'),
    block_id: blockId,
    ...imageSource,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
  })
  .refine(hasOneSource, oneSource);

const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  element: inputElement,
  dispatch_action: z.boolean().default(false),
  hint: plainText(2000).optional(),
  optional: z.boolean().default(false),
});

/**
 * The blocks that this stand-in knows, with the limits of https://docs.slack.dev/reference/block-kit/blocks.
 * Others that Slack has (rich text, tables, cards, video, dates…) are refused as an unsupported type.
 */
export const block = z.discriminatedUnion('type', [
  section,
  image,
  input,
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(actionsElement).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z
      .array(z.discriminatedUnion('type', [imageElement, ...anyText(3000).options]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) }),
  z.strictObject({ type: z.literal('markdown'), block_id: blockId, text: z.string().min(1).max(12_000) }),
]);

/** A block as it came in, checked, with Slack's defaults filled in. */
export type Block = z.infer<typeof block>;
export type InputBlock = Extract<Block, { type: 'input' }>;

export const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  blocks: z.array(block).max(100),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
  external_id: z.string().max(255).default(''),
  clear_on_close: z.boolean().default(false),
  notify_on_close: z.boolean().default(false),
  submit_disabled: z.boolean().default(false),
});

export type Modal = z.infer<typeof modal>;
