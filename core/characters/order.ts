import type { Account } from '../accounts/account.ts';
import { Problem } from '../base/problem.ts';
import { catalogue, findEntry, languageOf, nearest } from '../profile/catalogue.ts';
import type { Entries } from '../profile/catalogue-file.ts';
import {
  type CharacterOptions,
  longestName,
  longestPrompt,
  visibilities,
  type Visibility,
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
 * preferences, then from the place's, then from the chat's language, then from the catalogue.
 * @param ofPlace language that the place has chosen for what is made there, as an id of the catalogue
 * @throws Problem `prompt-empty`, `prompt-too-long`, `name-too-long`, `option-unknown` with the nearest ones
 */
export function readOrder(
  account: Account | undefined,
  typed: TypedOptions,
  locale: string,
  ofPlace: string | null = null,
): Order {
  const options = readChoices(account, typed, locale, ofPlace);
  const name = typed['name']?.trim();
  if (name && lengthOf(name) > longestName) throw new Problem('name-too-long', { limit: longestName });
  return { prompt: readPrompt(typed['prompt'] ?? ''), options: name ? { ...options, name } : options };
}

/**
 * The choices beside prompt and name, filled up in the same way.
 * @throws Problem `option-unknown` with the nearest ones
 */
export function readChoices(
  account: Account | undefined,
  typed: TypedOptions,
  locale: string,
  ofPlace: string | null = null,
): Omit<CharacterOptions, 'name'> {
  const { style, type, language, visibility: wanted } = readTypedChoices(typed);
  const preferences = account?.preferences;
  const { styles, types, languages } = catalogue();
  return {
    style: style ?? known(styles, preferences?.style) ?? styles[0].id,
    type: type ?? known(types, preferences?.type) ?? types[0].id,
    language:
      language ?? known(languages, preferences?.language ?? ofPlace ?? undefined) ?? languageOf(locale),
    visibility: wanted ?? preferences?.visibility ?? 'place',
  };
}

/** What of the choices somebody typed, as ids of the catalogue. @throws Problem `option-unknown` with the nearest ones */
export function readTypedChoices(typed: TypedOptions): {
  readonly [Option in keyof Omit<CharacterOptions, 'name'>]: CharacterOptions[Option] | undefined;
} {
  const { styles, types, languages } = catalogue();
  return {
    style: choose('style', styles, typed['style']),
    type: choose('type', types, typed['type']),
    language: choose('language', languages, typed['language']),
    visibility: readVisibility(typed['visibility']),
  };
}

/** A preference, unless an operator has removed its entry since. */
const known = (entries: Entries, id: string | undefined): string | undefined =>
  entries.find((entry) => entry.id === id)?.id;

/** @throws Problem `prompt-empty`, `prompt-too-long` */
export function readPrompt(typed: string): string {
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

function readVisibility(typed: string | undefined): Visibility | undefined {
  if (!typed?.trim()) return undefined;
  const read = visibility.safeParse(typed.trim().toLowerCase());
  if (!read.success) throw new Problem('option-unknown', { option: 'visibility', choices: visibilities });
  return read.data;
}
