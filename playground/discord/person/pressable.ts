import type { Message } from '../message.ts';
import { flatten } from '../responses/component.ts';

/** The custom id of the button with this label or custom id. Throws where there is none that can be pressed. */
export function findButton(message: Message, wanted: string): string {
  const buttons = flatten(message.components).filter((one) => one.type === 2);
  const found = buttons.find((one) => one.label === wanted || one.custom_id === wanted);
  if (!found) {
    const names = buttons.map((one) => one.label ?? one.custom_id ?? '').join(', ');
    throw new Error(`There is no button "${wanted}", only: ${names || 'none'}`);
  }
  if (found.disabled) throw new Error(`The button "${wanted}" is disabled`);
  if (found.custom_id === undefined)
    throw new Error(`The button "${wanted}" is a link to ${found.url ?? ''}`);
  return found.custom_id;
}

/** The custom id of the menu. Throws where it does not offer the value. */
export function findMenu(message: Message, wanted: string, value: string): string {
  const menus = flatten(message.components).filter((one) => one.type === 3);
  const found = menus.find((one) => one.custom_id === wanted);
  if (!found) {
    throw new Error(
      `There is no menu "${wanted}", only: ${menus.map((one) => one.custom_id).join(', ') || 'none'}`,
    );
  }
  if (found.disabled) throw new Error(`The menu "${wanted}" is disabled`);
  const offered = found.options.map((one) => one.value);
  if (!offered.includes(value))
    throw new Error(`The menu "${wanted}" offers ${offered.join(', ')}, not "${value}"`);
  return found.custom_id;
}
