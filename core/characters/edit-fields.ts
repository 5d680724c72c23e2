import { Problem } from '../base/problem.ts';
import { type ProfileField, profileField } from '../profile/change.ts';
import { longestName } from '../profile/options.ts';
import type { Profile } from '../profile/profile.ts';

/** Fields of a profile as text that a person may edit. */
export type TypedProfile = Readonly<Partial<Record<ProfileField, string>>>;

/** Lists stand one item on a line where the items are sentences, else between commas. */
const lists: Readonly<Partial<Record<ProfileField, string>>> = {
  traits: ', ',
  tags: ', ',
  goals: '\n',
  flaws: '\n',
};

/** The most characters of a field. Cards of other programs bring whole books. */
const longestText = 100_000;
const longestOf: Readonly<Partial<Record<ProfileField, number>>> = { name: longestName, tagline: 200 };
const mostItems = 50;

/** A field as a person may edit it. */
export function textOf(profile: Profile, field: ProfileField): string {
  const value = profile[field];
  return typeof value === 'string' ? value : value.join(lists[field] ?? ', ');
}

/** What forms of chats make of a text without being asked: other line ends, and no blanks at its ends. */
const asSent = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** Whether what came back from a form is the text that was in it. */
export const isUntouched = (typed: string, shown: string): boolean => asSent(typed) === asSent(shown);

export const sameValue = (one: string | readonly string[], other: string | readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * What a person has changed: the fields whose text is not the one that they were shown. The others stay to the byte.
 * @throws Problem `field-too-long` with the field and its limit, `name-empty`
 */
export function readEdit(shown: Profile, typed: TypedProfile): Partial<Profile> {
  const changed = profileField.options.flatMap((field) => {
    const text = typed[field];
    if (text === undefined || isUntouched(text, textOf(shown, field))) return [];
    return [[field, readField(field, text)] as const];
  });
  return Object.fromEntries(changed);
}

function readField(field: ProfileField, text: string): string | string[] {
  const limit = longestOf[field] ?? longestText;
  const value = text.replaceAll('\r\n', '\n');
  if (Array.from(value).length > limit) throw new Problem('field-too-long', { option: field, limit });
  if (field === 'name' && value.trim() === '') throw new Problem('name-empty');
  const separator = lists[field];
  if (separator === undefined) return field === 'name' || field === 'tagline' ? value.trim() : value;
  const items = value.split(separator === '\n' ? /\n+/ : /[,\n]+/);
  return items
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .slice(0, mostItems);
}
