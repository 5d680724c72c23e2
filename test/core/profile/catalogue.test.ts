import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../core/base/problem.ts';
import {
  type Entries,
  findEntry,
  languageName,
  languageOf,
  languages,
  languageWords,
  nearest,
  readCatalogue,
  styleName,
  styles,
  styleWords,
  types,
  typeName,
  typeWords,
} from '../../../core/profile/catalogue.ts';

const lists: readonly [string, Entries][] = [
  ['styles', styles],
  ['types', types],
  ['languages', languages],
];

describe.each(lists)('%s', (_, list) => {
  it('answers to one entry for each word, whatever its case and accents', () => {
    const words = list.flatMap((entry) =>
      [entry.id, entry.name, ...entry.also].map((word) => ({ entry, word })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.boolean(), fc.boolean(), ({ entry, word }, loud, bare) => {
        const cased = loud ? word.toUpperCase() : word.toLowerCase();
        const typed = bare ? cased.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : cased;
        expect(findEntry(list, ` ${typed} `)).toBe(entry);
      }),
    );
  });

  it('names what stands nearest, once each', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (typed) => {
        const names = nearest(list, typed);
        expect(new Set(names).size).toBe(3);
        for (const name of names) expect(findEntry(list, name)).toBeDefined();
      }),
    );
  });
});

describe('catalogue', () => {
  it('holds what the product promises', () => {
    expect([styles.length, types.length, languages.length]).toEqual([16, 10, 12]);
  });

  it('finds the nearest by any word of an entry', () => {
    expect(nearest(styles, 'watercolr')[0]).toBe('Watercolour');
    expect(nearest(languages, 'germn', 1)).toEqual(['Deutsch']);
    expect(findEntry(styles, 'waterish')).toBeUndefined();
  });

  it('gives the words of an id, and those of the default for one that was removed', () => {
    expect([styleName('oil-painting'), styleWords('oil-painting')]).toEqual([
      'Oil painting',
      expect.stringContaining('oil painting'),
    ]);
    expect([typeName('villain'), typeWords('villain')]).toEqual([
      'Villain',
      expect.stringContaining('villain'),
    ]);
    expect([languageName('ko'), languageWords('ko')]).toEqual(['한국어', 'Korean']);
    expect(styleWords('gone')).toBe(styles[0].words);
  });

  it.each([
    ['pt-BR', 'pt'],
    ['de', 'de'],
    ['zh_TW', 'zh'],
    ['es-419', 'es'],
    ['xx-XX', 'en'],
    ['', 'en'],
  ])('reads the language of the locale %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  it('names every mistake of an operator at once', () => {
    const text = 'styles: []\ntypes: [{ id: A b, name: x, words: y }]\nlanguages: 3\nother: 1';
    expect(() => readCatalogue(text)).toThrow(Problem);
    expect(linesOf(text)).toHaveLength(4);
    expect(linesOf('styles: [')).toEqual(['catalogue.yaml: is not YAML']);
  });

  it('refuses an id that stands twice', () => {
    const entry = '{ id: a, name: A, words: a }';
    const text = `styles: [${entry}, ${entry}]\ntypes: [${entry}]\nlanguages: [${entry}]`;
    expect(linesOf(text)).toEqual(['catalogue.yaml: styles: has an id twice']);
  });
});

function linesOf(text: string): readonly string[] | undefined {
  try {
    readCatalogue(text);
  } catch (error) {
    if (error instanceof Problem) return error.detail.lines;
    throw error;
  }
  return undefined;
}
