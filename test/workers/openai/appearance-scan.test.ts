import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppearanceScan } from '../../../workers/openai/appearance-scan.ts';

/** Feeds a text in pieces; gives what was found, and after how many characters. */
function scan(
  text: string,
  pieces: readonly number[],
): { found: (string | undefined)[]; at: number | undefined } {
  const search = new AppearanceScan();
  const found: (string | undefined)[] = [];
  let at: number | undefined;
  for (let start = 0, index = 0; start < text.length; index += 1) {
    const end = start + Math.max(1, pieces[index % pieces.length] ?? 1);
    const value = search.feed(text.slice(start, end));
    if (value !== undefined) {
      found.push(value);
      at = Math.min(end, text.length);
    }
    start = end;
  }
  return { found, at };
}

const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
const profiles = fc.record({ appearance: fc.string({ unit: 'binary' }), name: fc.string(), more: fc.json() });

test('finds what JSON.parse reads, exactly once, however the text is cut and indented', () => {
  fc.assert(
    fc.property(profiles, pieces, fc.constantFrom(0, 2, '\t'), (profile, cuts, indent) => {
      expect(scan(JSON.stringify(profile, null, indent), cuts).found).toEqual([profile.appearance]);
    }),
  );
});

test('finds it with the very piece that holds the closing quote', () => {
  fc.assert(
    fc.property(profiles, (profile) => {
      const start = JSON.stringify({ appearance: profile.appearance }).slice(0, -1);
      expect(scan(JSON.stringify(profile), [1]).at).toBe(start.length);
    }),
  );
});

test('an escape that is cut in two is still an escape', () => {
  const search = new AppearanceScan();
  expect(search.feed('{"appearance": "a \\')).toBeUndefined();
  expect(search.feed('" b\\u00e')).toBeUndefined();
  expect(search.feed('9"')).toBe('a " bé');
});

test.each([
  ['another property first', '{"name":"Ada","appearance":"tall"}'],
  ['no object', '["appearance","tall"]'],
  ['another type', '{"appearance":7,"name":"appearance"}'],
  ['an escape that does not exist', '{"appearance":"\\q","name":"x"}'],
  ['an end before the quote', '{"appearance":"tall'],
  ['no end of white space', ' '.repeat(1_000)],
])('finds nothing in a text with %s', (_, text) => {
  expect(scan(text, [3]).found).toEqual([]);
});
