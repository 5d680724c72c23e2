import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textsOfCard } from '../../../../core/characters/importing/card-texts.ts';

const piecesOf = (data: Readonly<Record<string, unknown>>): string[] => [...textsOfCard({ data })];

test('every text is looked through, wherever it stands, and names of fields that somebody made up', () => {
  const entry = { keys: ['storm'], content: 'A secret cellar.', extensions: { note: 'deep' } };
  const all = piecesOf({
    name: 'Wanda',
    alternate_greetings: ['Oh!'],
    character_book: { entries: [entry] },
    'a field with blanks': 1,
    assets: [{ uri: 'data:image/png;base64,AAAA' }],
  }).join('\n');
  for (const text of ['Wanda', 'Oh!', 'storm', 'A secret cellar.', 'deep', 'a field with blanks']) {
    expect(all).toContain(text);
  }
  expect(all).not.toContain('base64');
});

test('pieces are short, and together they hold each text; what is cut stands whole in one of two', () => {
  const word = fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme-ascii' });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), fc.nat(40_000), (words, length) => {
      const filler = 'x'.repeat(length);
      const pieces = piecesOf({ filler, words });
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(16_000);
      for (const each of words.filter((text) => text.trim() !== ''))
        expect(pieces.some((piece) => piece.includes(each))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
