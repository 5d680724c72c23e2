import { shorten } from '../../core/base/shorten.ts';
import { type ProfileField, profileField } from '../../core/profile/change.ts';
import type { Profile } from '../../core/profile/profile.ts';

/**
 * The most characters of each text and the most entries of each list. Structured Outputs knows no maximal length, and
 * what is longer would not fit a message or an imported card.
 */
const lengths = {
  appearance: 900,
  name: 60,
  tagline: 120,
  personality: 1_000,
  backstory: 1_400,
  speechStyle: 500,
  firstMessage: 800,
  exampleDialogue: 1_500,
} as const;
const lists = {
  traits: { entries: 6, length: 40 },
  goals: { entries: 3, length: 200 },
  flaws: { entries: 3, length: 200 },
  tags: { entries: 6, length: 30 },
} as const;

type TextField = keyof typeof lengths;
type ListField = keyof typeof lists;

/** A text of the profile, without space around it and not longer than its field may be. */
export const trimText = (field: TextField, text: string): string => shorten(text.trim(), lengths[field]);

/** The profile with every text and list cut to what fits. Lists lose their empty entries. */
export const trimProfile = (profile: Profile): Profile => trimFields(profile, profileField.options);

/** The profile with these of its fields cut to what fits, and the others as they are. */
export function trimFields(profile: Profile, fields: readonly ProfileField[]): Profile {
  const trimmed = { ...profile };
  for (const field of fields) {
    if (isList(field)) trimmed[field] = trimList(field, profile[field]);
    else trimmed[field] = trimText(field, profile[field]);
  }
  return trimmed;
}

const isList = (field: ProfileField): field is ListField => field in lists;

function trimList(field: ListField, entries: readonly string[]): string[] {
  const kept = entries
    .map((entry) => shorten(entry.trim(), lists[field].length))
    .filter((entry) => entry !== '')
    .slice(0, lists[field].entries);
  return field === 'tags' ? kept.map((tag) => tag.toLowerCase()) : kept;
}
