import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { second } from '../../../core/base/clock.ts';
import { Library, named } from '../../../core/characters/library.ts';
import { type ListPage, type ListRequest, pageOf } from '../../../core/characters/list.ts';
import type { Wanted } from '../../../core/characters/list-filter.ts';
import { comparisons, listOrders } from '../../../core/characters/list-order.ts';
import type { Head } from '../../../core/characters/records.ts';
import { visibilities } from '../../../core/profile/options.ts';
import { fold } from '../../../core/profile/fold.ts';
import { headOf } from './drafts.ts';

const start = Date.parse('2026-11-24T10:00:00Z');

/** Characters made one second after another. */
const heads = (...names: string[]): Head[] =>
  names.map((name, at) => headOf(name, new Date(start + at * second)));

const libraryOf = (all: Iterable<Head>): Library => new Library([...all].map(named));

const namesOn = (page: ListPage): string[] => page.heads.map(({ name }) => name);

/** Names and tags as people write them: few, so that they are often the same, and some that are long or strange. */
const words = fc.oneof(
  fc.constantFrom('Ada', 'ada', 'Élodie', 'Bea', '東京', 'a.b', '👩‍🚀', `${'long '.repeat(30)}one`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
);

const someHead = fc
  .record({
    name: words,
    tags: fc.array(words, { maxLength: 3 }),
    style: fc.constantFrom('anime', 'noir'),
    type: fc.constantFrom('hero', 'free'),
    visibility: fc.constantFrom(...visibilities),
    made: fc.nat({ max: 5 }),
    changed: fc.nat({ max: 5 }),
  })
  .map(({ name, made, changed, ...more }): Head => {
    const at = new Date(start + made * second);
    return { ...headOf(name, at), ...more, updatedAt: new Date(at.getTime() + changed * second) };
  });

const someWanted: fc.Arbitrary<Wanted> = fc.record({
  tag: fc.option(words, { nil: undefined, freq: 2 }),
  type: fc.option(fc.constantFrom('hero', 'free'), { nil: undefined, freq: 2 }),
  style: fc.option(fc.constantFrom('anime', 'noir'), { nil: undefined, freq: 2 }),
  visibility: fc.option(fc.constantFrom(...visibilities), { nil: undefined, freq: 2 }),
});

const fits = (head: Head, { tag, type, style, visibility }: Wanted): boolean =>
  (tag === undefined || fold(tag) === '' || head.tags.some((one) => fold(one) === fold(tag))) &&
  (type === undefined || head.type === type) &&
  (style === undefined || head.style === style) &&
  (visibility === undefined || head.visibility === visibility);

describe('a list of characters', () => {
  it('stands in the order that is asked for', () => {
    const [cleo, ...others] = heads('Cleo', 'Ada', 'Ada', 'Élodie', 'Bea');
    if (!cleo) throw new Error('no heads');
    const library = libraryOf([{ ...cleo, updatedAt: new Date(start + 60 * second) }, ...others]);
    const listed = (sort: ListRequest['sort'] = 'newest') => namesOn(pageOf(library, { limit: 9, sort }));
    expect(listed('newest')).toEqual(['Bea', 'Élodie', 'Ada', 'Ada', 'Cleo']);
    expect(listed('oldest')).toEqual(['Cleo', 'Ada', 'Ada', 'Élodie', 'Bea']);
    expect(listed('name')).toEqual(['Ada', 'Ada', 'Bea', 'Cleo', 'Élodie']);
    expect(listed('changed')).toEqual(['Cleo', 'Bea', 'Élodie', 'Ada', 'Ada']);
  });

  it('says where a page is, and leads on and back', () => {
    const library = libraryOf(heads('A', 'B', 'C', 'D', 'E'));
    const first = pageOf(library, { limit: 2, sort: 'oldest' });
    expect(first).toMatchObject({ from: 1, total: 5, all: 5, previous: undefined });
    const second = pageOf(library, { limit: 2, page: first.next });
    const third = pageOf(library, { limit: 2, page: second.next });
    expect([namesOn(second), second.from, namesOn(third), third.next]).toEqual([
      ['C', 'D'],
      3,
      ['E'],
      undefined,
    ]);
    expect(namesOn(pageOf(library, { limit: 2, page: third.previous }))).toEqual(['C', 'D']);
    expect(namesOn(pageOf(library, { limit: 2, page: second.previous }))).toEqual(['A', 'B']);
  });

  it('tells what it is narrowed to, in the words of the characters', () => {
    const [ada, bea] = heads('Ada', 'Bea');
    if (!ada || !bea) throw new Error('no heads');
    const library = libraryOf([{ ...ada, tags: ['Størm'] }, bea]);
    const wanted = { tag: 'STØRM', type: ada.type, style: ada.style, visibility: ada.visibility };
    const page = pageOf(library, { limit: 1, wanted });
    expect(page).toMatchObject({
      heads: [{ name: 'Ada' }],
      total: 1,
      all: 2,
      narrowed: { ...wanted, tag: 'Størm' },
    });
    expect(pageOf(library, { limit: 1, wanted: { tag: 'calm' } })).toMatchObject({
      heads: [],
      total: 0,
      all: 2,
    });
  });

  it('begins anew with a key that is none', () => {
    const library = libraryOf(heads('Ada', 'Bea'));
    for (const page of ['', 'x', '9.....', '0', '0.....', `${'z'.repeat(40)}.1`]) {
      expect(namesOn(pageOf(library, { page, limit: 1 }))).toEqual(['Bea']);
    }
  });

  it('shows the last page where what stood behind has gone', () => {
    const all = heads('A', 'B', 'C');
    const { next } = pageOf(libraryOf(all), { limit: 2, sort: 'oldest' });
    const page = pageOf(libraryOf(all.slice(0, 2)), { limit: 2, page: next });
    expect([namesOn(page), page.next]).toEqual([['A', 'B'], undefined]);
  });

  it('holds on all pages together what fits, in order, once, whatever is added and deleted between them', () => {
    const changes = fc.record({
      added: fc.array(someHead, { maxLength: 2 }),
      deleted: fc.nat(),
      erased: fc.nat(),
    });
    const scene = fc.record({
      there: fc.array(someHead, { maxLength: 20 }),
      sort: fc.constantFrom(...listOrders),
      wanted: someWanted,
      limit: fc.integer({ min: 1, max: 4 }),
      changes: fc.array(changes, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(scene, ({ there, sort, wanted, limit, changes: planned }) => {
        const library = new Map(there.map((head) => [head.id, head]));
        const pages = [pageOf(libraryOf(library.values()), { limit, sort, wanted })];
        const steps = planned.values();
        for (let page = pages[0]; page?.next !== undefined; pages.push(page)) {
          const { value: change } = steps.next();
          for (const head of change?.added ?? []) library.set(head.id, head);
          const deleted = pick(library, change?.deleted);
          if (deleted) library.set(deleted.id, { ...deleted, deletedAt: new Date(start) });
          const erased = pick(library, change?.erased);
          if (erased && isShort(erased)) library.delete(erased.id);
          page = pageOf(libraryOf(library.values()), { limit, page: page.next });
        }
        const seen = pages.flatMap((page) => page.heads);
        for (const head of seen) expect(fits(head, wanted)).toBe(true);
        // A last page whose own characters have gone shows those before them once more.
        const once = pages.slice(0, -1).flatMap((page) => page.heads);
        expect(new Set(once.map(({ id }) => id)).size).toBe(once.length);
        expect(once.map(named)).toEqual(once.map(named).toSorted(comparisons[sort]));
        const stayed = there.filter((head) => library.get(head.id)?.deletedAt === null && fits(head, wanted));
        const ids = new Set(seen.map(({ id }) => id));
        for (const head of stayed) expect(ids).toContain(head.id);
      }),
    );
  });

  it('keeps its keys short enough for a button, back and forth', () => {
    fc.assert(
      fc.property(
        fc.array(someHead, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(...listOrders),
        someWanted,
        (all, sort, wanted) => {
          const library = libraryOf(all);
          const first = pageOf(library, { limit: 1, sort, wanted });
          if (first.next === undefined) return;
          const second = pageOf(library, { limit: 1, page: first.next });
          for (const key of [first.next, second.previous ?? '']) {
            expect(key.length).toBeLessThanOrEqual(90);
            expect(Buffer.from(key).toString()).toBe(key);
          }
          expect(pageOf(library, { limit: 1, page: second.previous })).toEqual(first);
        },
      ),
    );
  });
});

/** A key holds a short name whole: then even one that is erased is where it was. */
const isShort = (head: Head): boolean => fold(head.name).length < 20;

const pick = (library: ReadonlyMap<string, Head>, at: number | undefined): Head | undefined =>
  at === undefined ? undefined : [...library.values()][at % Math.max(library.size, 1)];
