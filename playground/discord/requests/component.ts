import { z } from 'zod';

// Limits: https://discord.com/developers/docs/components/reference
const id = z.int().min(0).nullish();
const customId = z.string().min(1).max(100);
const alternative = z.string().min(1).max(1024).nullish();
const spoiler = z.boolean().nullish();
const media = z.object({ url: z.string().min(1).max(2048) });
const emoji = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  animated: z.boolean().nullish(),
});

const button = z
  .object({
    type: z.literal(2),
    id,
    style: z.int().min(1).max(5),
    label: z.string().max(80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: z.string().max(512).nullish(),
    disabled: z.boolean().nullish(),
  })
  .refine((one) => (one.style === 5 ? one.url && !one.custom_id : one.custom_id && !one.url), {
    message: 'A custom id is required, or for a link a URL',
    params: { code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED' },
  })
  .refine((one) => one.label || one.emoji, {
    message: 'A label or an emoji is required',
    params: { code: 'BUTTON_COMPONENT_INVALID' },
  });

const option = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
});

/** A menu of strings, in messages and in forms. */
export const stringSelect = z
  .object({
    type: z.literal(3),
    id,
    custom_id: customId,
    placeholder: z.string().max(150).nullish(),
    min_values: z.int().min(0).max(25).nullish(),
    max_values: z.int().min(1).max(25).nullish(),
    disabled: z.boolean().nullish(),
    required: z.boolean().nullish(),
    options: z.array(option).min(1).max(25),
  })
  .refine((one) => new Set(one.options.map((each) => each.value)).size === one.options.length, {
    path: ['options'],
    message: 'The specified option value is already used',
    params: { code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED' },
  });

const row = z
  .object({
    type: z.literal(1),
    id,
    components: z
      .array(z.discriminatedUnion('type', [button, stringSelect]))
      .min(1)
      .max(5),
  })
  .refine((one) => one.components.length === 1 || one.components.every((each) => each.type === 2), {
    path: ['components'],
    message: 'The specified component exceeds the maximum width',
    params: { code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED' },
  });

export const textDisplay = z.object({ type: z.literal(10), id, content: z.string().min(1).max(4000) });
const thumbnail = z.object({ type: z.literal(11), id, media, description: alternative, spoiler });
const section = z.object({
  type: z.literal(9),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const gallery = z.object({
  type: z.literal(12),
  id,
  items: z
    .array(z.object({ media, description: alternative, spoiler }))
    .min(1)
    .max(10),
});
/** A file component shows what is attached to its message, nothing that lies elsewhere. */
const attached = z.object({
  url: z.string().max(2048).startsWith('attachment://', {
    message: 'This field only supports attachment://<filename> references',
  }),
});
const file = z.object({ type: z.literal(13), id, file: attached, spoiler });
const separator = z.object({
  type: z.literal(14),
  id,
  divider: z.boolean().nullish(),
  spacing: z.int().min(1).max(2).nullish(),
});
const inside = [row, section, textDisplay, gallery, file, separator] as const;
const container = z.object({
  type: z.literal(17),
  id,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler,
  components: z.array(z.discriminatedUnion('type', inside)).min(1).max(40),
});

/** Components of a message without, and with, the flag for components V2. */
export const legacyComponent = row;
export const component = z.discriminatedUnion('type', [...inside, container]);

export type Component = z.infer<typeof component>;
export type Button = z.infer<typeof button>;
export type StringSelect = z.infer<typeof stringSelect>;
export type Thumbnail = z.infer<typeof thumbnail>;
