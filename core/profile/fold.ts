import { distance } from 'fastest-levenshtein';

/** Marks that Latin, Greek and Cyrillic letters carry. Vowel signs of other alphabets are letters and stay. */
const accents = /[\u0300-\u036f]/g;

/** The form in which names are compared: without case, accents, and spaces at the ends. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase().trim();

/**
 * The items whose words stand nearest to what was typed, by edit distance, the nearest first.
 * @param wordsOf what an item is known by; the nearest of its words counts
 * @param count how many at the most
 */
export function nearestOf<Item>(
  items: readonly Item[],
  wordsOf: (item: Item) => readonly string[],
  typed: string,
  count: number,
): Item[] {
  const wanted = fold(typed);
  return items
    .map((item) => ({ item, far: Math.min(...wordsOf(item).map((word) => distance(fold(word), wanted))) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map(({ item }) => item);
}
