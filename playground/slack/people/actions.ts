import type { Payload } from '../delivery/deliveries.ts';
import { elementsOf } from '../blocks/walk.ts';
import type { StoredMessage } from '../message.ts';
import { isMenu, optionsOf } from './seen.ts';

/**
 * What Slack reports of a pressed button, found by its label or action; of a link too, beside opening it.
 * @throws Error where the message has no such button
 */
export function pressed(message: StoredMessage, named: string): Payload {
  for (const block of message.wire.blocks ?? []) {
    for (const element of elementsOf(block)) {
      if (element.type !== 'button') continue;
      if (element.action_id !== named && element.text.text !== named) continue;
      return { ...element, block_id: block.block_id };
    }
  }
  throw new Error(`The message has no button «${named}»`);
}

/** What Slack reports of a chosen option. @throws Error where the message has no such menu, or the menu no such option */
export function chosen(message: StoredMessage, menu: string, value: string): Payload {
  for (const block of message.wire.blocks ?? []) {
    for (const element of elementsOf(block)) {
      if (!isMenu(element) || element.action_id !== menu) continue;
      const option = optionsOf(element).find((one) => one.value === value);
      if (!option) throw new Error(`The menu «${menu}» has no option «${value}»`);
      const several = element.type === 'checkboxes' || element.type === 'multi_static_select';
      return {
        type: element.type,
        action_id: element.action_id,
        block_id: block.block_id,
        ...(several ? { selected_options: [option] } : { selected_option: option }),
      };
    }
  }
  throw new Error(`The message has no menu «${menu}»`);
}
