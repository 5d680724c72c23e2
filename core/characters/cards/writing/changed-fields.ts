import { isDeepStrictEqual } from 'node:util';
import type { Profile } from '../../../profile/profile.ts';
import type { ReadCard } from '../read-card.ts';
import { textOf } from '../reading/loose-values.ts';
import { cardFieldsOf, profileOfCard } from '../reading/profile-of-card.ts';

/** The fields of a card whose part of the profile is no longer what was read from it, and what they become. */
export function changedFields(profile: Profile, original: ReadCard): Readonly<Record<string, unknown>> {
  const before = profileOfCard(original);
  const old: Readonly<Record<string, unknown>> = { ...cardFieldsOf(before) };
  // Lines of the example begin with the name: another name alone changes none of them.
  const sameName: Readonly<Record<string, unknown>> = { ...cardFieldsOf({ ...profile, name: before.name }) };
  const isChanged = (field: string): boolean =>
    field === 'name' ? profile.name !== before.name : !isDeepStrictEqual(sameName[field], old[field]);
  const changed = Object.entries(cardFieldsOf(profile)).filter(([field]) => isChanged(field));
  const isRetold = profile.tagline !== before.tagline;
  const notes = isRetold && retell(textOf(original.data['creator_notes']), before.tagline, profile.tagline);
  return { ...Object.fromEntries(changed), ...(notes !== false && { creator_notes: notes }) };
}

/** The notes with another tagline for their first line. One that is longer than a tagline stays below the new one. */
function retell(notes: string, before: string, tagline: string): string {
  const lines = notes.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const line = tagline.replace(/[\r\n]+/g, ' ');
  if (first === -1) return line;
  if (lines[first]?.trim() === before) return lines.with(first, line).join('\n');
  return `${line}\n\n${notes}`;
}
