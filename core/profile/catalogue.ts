import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { fold, nearestOf } from './fold.ts';

const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(80),
  also: z.array(z.string().min(1)).default([]),
  words: z.string().min(1),
});

/** Something that people choose: what they see, and what the painter or the writer is told. */
export type Entry = z.output<typeof entry>;

/** A list with at least one entry: its first one is the default. */
export type Entries = readonly [Entry, ...Entry[]];

/** What a menu in a chat holds at the most. */
const longestMenu = 25;

const entries = z
  .tuple([entry], entry)
  .refine((list) => list.length <= longestMenu, `must have at most ${longestMenu} entries`)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'has an id twice');

const catalogueSchema = z.strictObject({ styles: entries, types: entries, languages: entries });
export type Catalogue = z.output<typeof catalogueSchema>;

/**
 * Reads a catalogue: YAML with `styles`, `types` and `languages`.
 * @throws Problem `configuration` with one line per mistake, or for text that is no YAML
 */
export function readCatalogue(text: string): Catalogue {
  let given: unknown;
  try {
    given = parse(text);
  } catch (error) {
    throw new Problem('configuration', { lines: ['catalogue.yaml: is not YAML'] }, error);
  }
  const read = catalogueSchema.safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `catalogue.yaml: ${path.join('.')}: ${message}`);
  throw new Problem('configuration', { lines });
}

const catalogue = readCatalogue(readFileSync(new URL('catalogue.yaml', import.meta.url), 'utf8'));

export const styles: Entries = catalogue.styles;
export const types: Entries = catalogue.types;
export const languages: Entries = catalogue.languages;

/** The entry of an id; the default where an operator has removed it since. */
const entryOf = (list: Entries, id: string): Entry => list.find((known) => known.id === id) ?? list[0];

/** What the painter is told of a style. */
export const styleWords = (id: string): string => entryOf(styles, id).words;
/** What the writer is told of a type of character. */
export const typeWords = (id: string): string => entryOf(types, id).words;
/** What the writer is told of a language: its English name. */
export const languageWords = (id: string): string => entryOf(languages, id).words;

/** What people see of a style. */
export const styleName = (id: string): string => entryOf(styles, id).name;
/** What people see of a type of character. */
export const typeName = (id: string): string => entryOf(types, id).name;
/** What people see of a language: its name in itself. */
export const languageName = (id: string): string => entryOf(languages, id).name;

/** Everything that an entry may be called. */
const wordsFor = ({ id, name, also }: Entry): string[] => [id, name, ...also];

/** The entry that somebody typed, by its id or one of its names, without regard to case and accents. */
export function findEntry(list: Entries, typed: string): Entry | undefined {
  const wanted = fold(typed);
  return list.find((known) => wordsFor(known).some((word) => fold(word) === wanted));
}

/** The names of the entries that stand nearest to what was typed, the nearest first. */
export const nearest = (list: Entries, typed: string, count = 3): string[] =>
  nearestOf(list, wordsFor, typed, count).map(({ name }) => name);

/** The language of a chat's locale (`pt-BR`, `de-DE`, `zh_TW`); the default where the catalogue has none for it. */
export function languageOf(locale: string): string {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return entryOf(languages, language).id;
}
