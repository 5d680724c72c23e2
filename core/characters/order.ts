import type { Account } from '../accounts/account.ts';
import { Problem } from '../base/problem.ts';
import {
  type Entries,
  findEntry,
  languageOf,
  languages,
  nearest,
  styles,
  types,
} from '../profile/catalogue.ts';
import {
  type CharacterOptions,
  longestName,
  longestPrompt,
  visibilities,
  visibility,
} from '../profile/options.ts';

/** What a person typed, as it was typed. */
export type TypedOptions = Readonly<Record<string, string>>;

/** What a character is made from. */
export interface Order {
  readonly prompt: string;
  readonly options: CharacterOptions;
}

/**
 * Reads what a person typed: the prompt, and options by their ids or names; what is missing comes from the person's
 * preferences, then from the chat's language, then from the catalogue.
 * @throws Problem `prompt-empty`, `prompt-too-long`, `name-too-long`, `option-unknown` with the nearest ones
 */
export function readOrder(account: Account | undefined, typed: TypedOptions, locale: string): Order {
  const preferences = account?.preferences;
  const options = {
    style: choose('style', styles, typed['style']) ?? preferences?.style ?? styles[0].id,
    type: choose('type', types, typed['type']) ?? preferences?.type ?? types[0].id,
    language: choose('language', languages, typed['language']) ?? preferences?.language ?? languageOf(locale),
    visibility: readVisibility(typed['visibility']),
  };
  const name = typed['name']?.trim();
  if (name && lengthOf(name) > longestName) throw new Problem('name-too-long', { limit: longestName });
  return { prompt: readPrompt(typed['prompt'] ?? ''), options: name ? { ...options, name } : options };
}

/** @throws Problem `prompt-empty`, `prompt-too-long` */
function readPrompt(typed: string): string {
  const prompt = typed.trim();
  if (prompt === '') throw new Problem('prompt-empty');
  if (lengthOf(prompt) > longestPrompt) throw new Problem('prompt-too-long', { limit: longestPrompt });
  return prompt;
}

/** Counted as code points, as the fields of chats count. */
const lengthOf = (text: string): number => Array.from(text).length;

function choose(option: string, entries: Entries, typed: string | undefined): string | undefined {
  if (!typed?.trim()) return undefined;
  const found = findEntry(entries, typed);
  if (!found) throw new Problem('option-unknown', { option, choices: nearest(entries, typed) });
  return found.id;
}

function readVisibility(typed: string | undefined): CharacterOptions['visibility'] {
  if (!typed?.trim()) return 'place';
  const read = visibility.safeParse(typed.trim().toLowerCase());
  if (!read.success) throw new Problem('option-unknown', { option: 'visibility', choices: visibilities });
  return read.data;
}
