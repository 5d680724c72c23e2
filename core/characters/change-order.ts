import { Problem } from '../base/problem.ts';
import { type ProfileField, profileField } from '../profile/change.ts';
import { nearestOf } from '../profile/fold.ts';
import { longestWish } from '../profile/options.ts';
import type { TypedOptions } from './order.ts';

/** What a change of a character is asked for with. */
export interface ChangeOrder {
  /** In the person's words; none: whatever the writer or the painter makes of it. */
  readonly wish: string | undefined;
  /** The one field that is meant; none: all of them. */
  readonly field: ProfileField | undefined;
}

/** What means all fields where one is chosen. */
export const everything = 'everything';

/**
 * Reads what a person typed: `wish`, and `field` by a field's name or `everything`.
 * @throws Problem `wish-too-long`, `option-unknown` with the nearest fields
 */
export function readChange(typed: TypedOptions): ChangeOrder {
  const wish = typed['wish']?.trim() ?? '';
  if (Array.from(wish).length > longestWish) throw new Problem('wish-too-long', { limit: longestWish });
  return { wish: wish === '' ? undefined : wish, field: readField(typed['field']?.trim() ?? '') };
}

function readField(typed: string): ProfileField | undefined {
  const wanted = typed.toLowerCase();
  if (wanted === '' || wanted === everything) return undefined;
  const field = profileField.options.find((one) => one.toLowerCase() === wanted.replaceAll(/[\s_-]/g, ''));
  if (field) return field;
  const choices = nearestOf([...profileField.options, everything], (one) => [one], typed, 3);
  throw new Problem('option-unknown', { option: 'field', choices });
}
