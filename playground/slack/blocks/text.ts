import { z } from 'zod';

/** `plain_text` of at least one character and at most this many. */
export const plainText = (longest: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(longest),
    emoji: z.boolean().default(true),
  });

const markedText = (longest: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(longest),
    verbatim: z.boolean().default(false),
  });

/** A text object of either kind. */
export const anyText = (longest: number) =>
  z.discriminatedUnion('type', [plainText(longest), markedText(longest)]);

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmation = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

/** An option of a select menu: its texts are plain. */
export const menuOption = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});

/** An option of checkboxes or radio buttons: its texts may be marked up. */
export const choiceOption = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(150),
  description: anyText(75).optional(),
});

export const overflowOption = menuOption.extend({ url: z.string().max(3000).optional() });

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(menuOption).min(1).max(100),
});

/** An uploaded picture: by id or by address, never both. */
export const slackFile = z
  .strictObject({ id: z.string().optional(), url: z.string().max(3000).optional() })
  .refine(
    (file) => (file.id === undefined) !== (file.url === undefined),
    'must have exactly one of: id, url',
  );

export type MenuOption = z.infer<typeof menuOption>;
export type SlackFileReference = z.infer<typeof slackFile>;
