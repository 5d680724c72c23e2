import { z } from 'zod';
import { confirmation, menuOption, optionGroup, overflowOption, plainText } from './text.ts';

export const actionId = z.string().min(1).max(255).optional();

const menu = {
  action_id: actionId,
  placeholder: plainText(150).optional(),
  confirm: confirmation.optional(),
  focus_on_load: z.boolean().optional(),
};
const listed = {
  ...menu,
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const initialMenuOptions = z.array(menuOption).min(1).optional();
const mostSelected = z.number().int().min(1).optional();

const hasOneList = (element: { options?: unknown; option_groups?: unknown }): boolean =>
  (element.options === undefined) !== (element.option_groups === undefined);
const oneList = 'must have exactly one of: options, option_groups';

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const staticSelect = z
  .strictObject({ type: z.literal('static_select'), ...listed, initial_option: menuOption.optional() })
  .refine(hasOneList, oneList);

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...listed,
    initial_options: initialMenuOptions,
    max_selected_items: mostSelected,
  })
  .refine(hasOneList, oneList);

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  initial_option: menuOption.optional(),
  min_query_length: z.number().int().min(0).optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirmation.optional(),
});
