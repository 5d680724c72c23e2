import type { Profile } from '../../profile/profile.ts';

/** Starts each example in the format's own words. */
const start = '<START>';

/** A card's description: what other programs put into every prompt. */
export function descriptionOf(profile: Profile): string {
  const parts = [
    profile.appearance,
    profile.backstory,
    labelled('Traits', profile.traits.join(', ')),
    labelled('Goals', profile.goals.join('; ')),
    labelled('Flaws', profile.flaws.join('; ')),
    labelled('Way of speaking', profile.speechStyle),
  ];
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

const labelled = (label: string, text: string): string => (text.trim() === '' ? '' : `${label}: ${text}`);

/**
 * The example dialogue as cards hold it: `<START>` before each example, then lines that begin with `{{user}}:` or
 * `{{char}}:`.
 */
export function exampleOf({ name, exampleDialogue }: Profile): string {
  const lines = exampleDialogue
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (line.startsWith(`${name}:`) ? `{{char}}${line.slice(name.length)}` : line));
  const whole = [start, ...lines].filter((line, index, all) => line !== start || all[index + 1] !== start);
  return whole.every((line) => line === start) ? '' : whole.join('\n');
}
