import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  catalogue,
  completeEntries,
  findEntry,
  languageName,
  languageOf,
  languageWords,
  nearest,
  styleName,
  styleWords,
  typeName,
  typeWords,
} from '../../../core/profile/catalogue.ts';
import { type Catalogue, loadCatalogue } from '../../../core/profile/catalogue-file.ts';

const { styles, types, languages } = loadCatalogue();

const lists: readonly [string, Catalogue['styles']][] = [
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
  it('holds what the product promises, and no more than a menu shows', () => {
    expect([styles.length, types.length, languages.length]).toEqual([25, 17, 24]);
    expect(catalogue()).toEqual({ styles, types, languages });
  });

  it.each([styles, types])('tells painter and writer something else for each entry', (...list) => {
    const words = list.map((entry) => new Set(entry.words.toLowerCase().match(/[a-z-]{4,}/g)));
    for (const [at, one] of words.entries()) {
      for (const other of words.slice(at + 1)) {
        const shared = [...one].filter((word) => other.has(word)).length;
        expect(shared / Math.min(one.size, other.size)).toBeLessThan(0.6);
      }
    }
  });

  it('finds the nearest by any word of an entry', () => {
    expect(nearest(styles, 'watercolr')[0]).toBe('Watercolour');
    expect(nearest(languages, 'germn', 1)).toEqual(['Deutsch']);
    expect(findEntry(styles, 'waterish')).toBeUndefined();
  });

  it('completes by the beginning of any word, then by what stands within', () => {
    const ids = (typed: string) => completeEntries(styles, typed).map(({ id }) => id);
    expect(ids('wood')).toEqual(['woodblock-print']);
    expect(ids('print')).toEqual(['woodblock-print', 'pop-art']);
    expect(ids('')).toHaveLength(styles.length);
    expect(ids('nothing like it')).toEqual([]);
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
});
