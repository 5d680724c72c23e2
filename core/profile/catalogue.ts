import { z } from 'zod';
import { type Environment, readConfig } from '../base/config.ts';
import { Problem } from '../base/problem.ts';
import { type Catalogue, type Entries, type Entry, loadCatalogue, namesOf } from './catalogue-file.ts';
import { fold, nearestOf } from './fold.ts';

/** `PERSONA_CATALOGUE`: the path of an operator's own file; the catalogue with it on top, or as it comes. */
export const catalogueSetting = z
  .string()
  .optional()
  .transform((path, context): Catalogue => {
    try {
      return loadCatalogue(path);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const line of error.detail.lines ?? []) context.addIssue(line);
      return z.NEVER;
    }
  });

/**
 * The catalogue of this process: an operator's choice like the language of its words, the same wherever something is
 * named, so that not every view and use case is handed it. Set once, when the program starts.
 */
let current: Catalogue | undefined;

/** Makes a catalogue the one of this process. */
export const useCatalogue = (catalogue: Catalogue): void => {
  current = catalogue;
};

/** What people can choose from; before a program has said otherwise, what comes with it. */
export const catalogue = (): Catalogue => (current ??= loadCatalogue());

/**
 * Uses the catalogue that the environment names: for programs that open no core.
 * @throws Problem `configuration` with one line per mistake
 */
export function useCatalogueOf(environment: Environment): void {
  const settings = readConfig(z.object({ PERSONA_CATALOGUE: catalogueSetting }), environment);
  useCatalogue(settings.PERSONA_CATALOGUE);
}

/** The entry of an id; the default where an operator has removed it since. */
const entryOf = (list: Entries, id: string): Entry => list.find((known) => known.id === id) ?? list[0];

/** What the painter is told of a style. */
export const styleWords = (id: string): string => entryOf(catalogue().styles, id).words;
/** What the writer is told of a type of character. */
export const typeWords = (id: string): string => entryOf(catalogue().types, id).words;
/** What the writer is told of a language: its English name. */
export const languageWords = (id: string): string => entryOf(catalogue().languages, id).words;

/** What people see of a style. */
export const styleName = (id: string): string => entryOf(catalogue().styles, id).name;
/** What people see of a type of character. */
export const typeName = (id: string): string => entryOf(catalogue().types, id).name;
/** What people see of a language: its name in itself. */
export const languageName = (id: string): string => entryOf(catalogue().languages, id).name;

/** The entry that somebody typed, by its id or one of its names, without regard to case and accents. */
export function findEntry(list: Entries, typed: string): Entry | undefined {
  const wanted = fold(typed);
  return list.find((known) => namesOf(known).some((word) => fold(word) === wanted));
}

/** The names of the entries that stand nearest to what was typed, the nearest first. */
export const nearest = (list: Entries, typed: string, count = 3): string[] =>
  nearestOf(list, namesOf, typed, count).map(({ name }) => name);

/**
 * The entries that something being typed may mean: those of which a word begins with it, then those of which one holds
 * it, each in the order of the list; nothing typed: all.
 */
export function completeEntries(list: Entries, typed: string): Entry[] {
  const folded = fold(typed);
  const wordsOf = (entry: Entry) => namesOf(entry).map(fold);
  const first = list.filter((entry) => wordsOf(entry).some((word) => word.startsWith(folded)));
  const second = list.filter((entry) => wordsOf(entry).some((word) => word.includes(folded)));
  return [...new Set([...first, ...second])];
}

/** The language of a chat's locale (`pt-BR`, `de-DE`, `zh_TW`); the default where the catalogue has none for it. */
export function languageOf(locale: string): string {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return entryOf(catalogue().languages, language).id;
}
