import { z } from 'zod';
import { actionId, externalSelect, multiStaticSelect, overflow, staticSelect } from './menus.ts';
import { choiceOption, confirmation, plainText, slackFile } from './text.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId,
  url: z.string().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirmation.optional(),
  accessibility_label: z.string().max(75).optional(),
});

export const imageSource = {
  image_url: z.url().max(3000).optional(),
  slack_file: slackFile.optional(),
};
export const hasOneSource = (image: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (image.image_url === undefined) !== (image.slack_file === undefined);
export const oneSource = 'must have exactly one of: image_url, slack_file';

export const imageElement = z
  .strictObject({ type: z.literal('image'), ...imageSource, alt_text: z.string().min(1).max(2000) })
  .refine(hasOneSource, oneSource);

const choices = {
  action_id: actionId,
  options: z.array(choiceOption).min(1).max(10),
  confirm: confirmation.optional(),
  focus_on_load: z.boolean().optional(),
};
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...choices,
  initial_options: z.array(choiceOption).min(1).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...choices,
  initial_option: choiceOption.optional(),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  initial_value: z.string().optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .optional(),
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
});

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.number().int().min(1).max(10).optional(),
});

const pressable = [
  button,
  staticSelect,
  externalSelect,
  multiStaticSelect,
  overflow,
  checkboxes,
  radioButtons,
] as const;

/** What may stand in an `actions` block. A `multi_…` menu may not: only beside a section and in an input. */
export const actionsElement = z.discriminatedUnion('type', [
  button,
  staticSelect,
  externalSelect,
  overflow,
  checkboxes,
  radioButtons,
]);
export const accessory = z.discriminatedUnion('type', [...pressable, imageElement]);
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  staticSelect,
  externalSelect,
  multiStaticSelect,
  checkboxes,
  radioButtons,
  fileInput,
]);

export type ActionElement = z.infer<typeof actionsElement> | z.infer<typeof accessory>;
export type InputElement = z.infer<typeof inputElement>;
