import { textOf } from '../core/characters/edit-fields.ts';
import { partsOf } from '../core/characters/text-parts.ts';
import type { ProfileField } from '../core/profile/change.ts';
import type { Profile } from '../core/profile/profile.ts';

/** What stands in one form: fields that belong together, at most five. */
export const editGroups = {
  basics: ['name', 'tagline', 'tags'],
  looks: ['appearance', 'backstory'],
  nature: ['personality', 'traits', 'goals', 'flaws', 'speechStyle'],
  voice: ['firstMessage', 'exampleDialogue'],
} as const satisfies Readonly<Record<string, readonly ProfileField[]>>;

export type EditGroup = keyof typeof editGroups;

const groupNames = Object.keys(editGroups) as EditGroup[];

/** A step of editing: the short fields of a group, or a part of a text that no form of the platform takes whole. */
export type EditStep =
  | { readonly kind: 'group'; readonly group: EditGroup; readonly fields: readonly ProfileField[] }
  | { readonly kind: 'part'; readonly field: ProfileField; readonly index: number; readonly count: number };

/**
 * The steps in which a profile is edited.
 * @param longest characters that a field of a form takes
 */
export function stepsOf(profile: Profile, longest: number): EditStep[] {
  return groupNames.flatMap((group): EditStep[] => {
    const fields: readonly ProfileField[] = editGroups[group];
    const isLong = (field: ProfileField) => textOf(profile, field).length > longest;
    const short = fields.filter((field) => !isLong(field));
    const parts = fields.filter(isLong).flatMap((field): EditStep[] => {
      const count = partsOf(textOf(profile, field), longest).length;
      return Array.from({ length: count }, (_, index) => ({ kind: 'part', field, index, count }));
    });
    return [...(short.length > 0 ? [{ kind: 'group', group, fields: short } as const] : []), ...parts];
  });
}

/** A step as a button carries it: `looks`, or `backstory.3`. */
export const nameOfStep = (step: EditStep): string =>
  step.kind === 'group' ? step.group : `${step.field}.${step.index}`;
