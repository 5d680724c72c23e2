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
export function trimProfile(profile: Profile): Profile {
  const text = (field: TextField) => trimText(field, profile[field]);
  const list = (field: ListField) =>
    profile[field]
      .map((entry) => shorten(entry.trim(), lists[field].length))
      .filter((entry) => entry !== '')
      .slice(0, lists[field].entries);
  return {
    appearance: text('appearance'),
    name: text('name'),
    tagline: text('tagline'),
    personality: text('personality'),
    backstory: text('backstory'),
    traits: list('traits'),
    goals: list('goals'),
    flaws: list('flaws'),
    speechStyle: text('speechStyle'),
    firstMessage: text('firstMessage'),
    exampleDialogue: text('exampleDialogue'),
    tags: list('tags').map((tag) => tag.toLowerCase()),
  };
}

/** Cuts at the end of a word and marks the cut; counts code points, never splits one. */
function shorten(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const kept = characters.slice(0, longest - 1).join('');
  const word = kept.replace(/\s+\S*$/u, '');
  // A script without spaces has no word to end at.
  return `${word.length > kept.length / 2 ? word.trimEnd() : kept}…`;
}
