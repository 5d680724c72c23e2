import { z } from 'zod';
import type { InputBlock } from '../blocks/block.ts';
import { type MenuOption, menuOption, optionGroup } from '../blocks/text.ts';
import type { OpenView } from '../workspace.ts';
import { inputsOf } from './form.ts';
import { shortestQuery } from './form-values.ts';
import { type Actor, failureOf, suggestionPayload } from './interactions.ts';

const suggestionAnswer = z.union([
  z.strictObject({ options: z.array(menuOption).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

/**
 * What the app offers while something is typed into an external menu of the open form.
 * @param name the menu's `block_id` or `action_id`
 * @throws Error where there is no such menu, or the app answers nothing that Slack would show
 */
export async function suggest(
  actor: Actor,
  view: OpenView | undefined,
  name: string,
  typed: string,
): Promise<readonly MenuOption[]> {
  const menu = view && inputsOf(view).find((input) => isMenuNamed(input, name));
  if (!view || menu?.element.type !== 'external_select') {
    throw new Error(`Slack offers nothing for «${name}»: no external menu of this name stands open`);
  }
  if (typed.length < (menu.element.min_query_length ?? shortestQuery)) return [];
  const at = { block_id: menu.block_id ?? '', action_id: menu.element.action_id ?? '' };
  const outcome = await actor.carrier.carry('interactive', suggestionPayload(actor, view, at, typed));
  if (outcome.kind !== 'acknowledged') throw new Error(`No suggestions: ${failureOf(outcome) ?? ''}`);
  const answer = suggestionAnswer.parse(outcome.answer);
  return 'options' in answer ? answer.options : answer.option_groups.flatMap((group) => group.options);
}

const isMenuNamed = (input: InputBlock, name: string): boolean =>
  input.block_id === name || input.element.action_id === name;
