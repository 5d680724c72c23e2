import type { InputBlock } from '../blocks/block.ts';
import type { MenuOption } from '../blocks/text.ts';
import { toFileObject } from '../file.ts';
import type { Workspace } from '../workspace.ts';
import { optionsOf } from './seen.ts';

/** Between several values of one field. */
export const separator = ',';

/** What stands in a field before the person changes it: text, an option's value, several values after commas. */
export function initialValue({ element }: InputBlock): string {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value ?? '';
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return element.initial_option?.value ?? '';
    case 'multi_static_select':
    case 'checkboxes':
      return (element.initial_options ?? []).map((option) => option.value).join(separator);
    case 'file_input':
      return '';
  }
}

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const longestInput = 3000;

/** How many characters must be typed before Slack asks the app, unless the menu says otherwise. */
export const shortestQuery = 3;

/** What Slack's own window says before anything is sent; undefined where the value will do. */
export function complaintOf({ element, optional }: InputBlock, value: string): string | undefined {
  if (value === '') return optional ? undefined : 'Please complete this required field.';
  if (element.type !== 'plain_text_input') return undefined;
  const { min_length: shortest = 0, max_length: longest = longestInput } = element;
  if (value.length < shortest) return `Must be at least ${shortest} characters.`;
  return value.length > longest ? `Must be ${longest} characters or fewer.` : undefined;
}

/**
 * A field's value as `view.state.values` has it.
 * @param offered what the app offered for the external menus
 * @throws Error where a menu has no such option: a person could not choose it
 */
export function stateOf(
  { element }: InputBlock,
  value: string,
  offered: readonly MenuOption[],
  url: string,
  workspace: Workspace,
): Record<string, unknown> {
  const { type } = element;
  const values = value === '' ? [] : value.split(separator);
  if (type === 'plain_text_input') return { type, value: value === '' ? null : value };
  if (type === 'file_input') {
    const files = values.map((id) => workspace.findFile(id)).filter((file) => file !== undefined);
    return { type, files: files.map((file) => toFileObject(url, file)) };
  }
  const choosable =
    type === 'external_select' ? [...offered, ...initially(element.initial_option)] : optionsOf(element);
  const chosen = (isSeveral(type) ? values : value === '' ? [] : [value]).map((one) => {
    const option = choosable.find((candidate) => candidate.value === one);
    if (!option) throw new Error(`The menu has no option «${one}»`);
    return option;
  });
  return isSeveral(type) ? { type, selected_options: chosen } : { type, selected_option: chosen[0] ?? null };
}

const isSeveral = (type: string): boolean => type === 'multi_static_select' || type === 'checkboxes';

const initially = (option: MenuOption | undefined): MenuOption[] => (option ? [option] : []);
