import { CCardLib } from '@risuai/ccardlib';
import { book, v2 } from 'character-card-utils';
import { strFromU8, unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardFormat } from '../../../../../core/characters/cards/card-format.ts';
import { readTexts } from '../../../../../core/characters/cards/png.ts';
import { writeCard } from '../../../../../core/characters/cards/write-card.ts';
import { pngWith, profileOf } from '../../../samples.ts';
import { sourceOf } from '../card-sources.ts';
import { cardIn, jsonOf } from '../reading/reading.ts';
import { exported, foreignFiles } from './foreign-files.ts';

// What the authors of the two specifications published to check cards with.
const isV2 = (card: unknown): void => {
  v2.parse(card);
};
const isV3 = (card: unknown): void => {
  expect(CCardLib.character.check(card)).toBe('v3');
};

/** Every card that stands in a file, looked at as its version of the format. */
function judge(bytes: Buffer, format: CardFormat): void {
  if (format === 'v2-json') isV2(JSON.parse(bytes.toString()));
  else if (format === 'v3-json') isV3(JSON.parse(bytes.toString()));
  else if (format === 'charx') isV3(JSON.parse(strFromU8(unzipSync(bytes)['card.json'] ?? Buffer.alloc(0))));
  else {
    const [chara, ccv3] = readTexts(bytes).map(({ text }): unknown =>
      JSON.parse(Buffer.from(text, 'base64').toString()),
    );
    isV2(chara);
    isV3(ccv3);
  }
}

const formats = ['png', 'v3-json', 'v2-json', 'charx'] as const;

describe.each(formats)('other programs’ checks of a card as %s', (format) => {
  it('pass for a character that was made here', () => {
    judge(Buffer.concat(writeCard(sourceOf(profileOf('Mira')), format).parts), format);
  });

  it.each(Object.entries(foreignFiles))('pass for one that came in from %s', async (_, file) => {
    judge(exported(await cardIn(file()), format), format);
  });

  it('pass whatever kinds of values came in', async () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom<unknown[]>(null, '', 'a, b', 7, [], {}, 'true', ['a', 1, null]),
    );
    const fields = fc.dictionary(fc.constantFrom(...dataFields), odd, { noNullPrototype: true });
    const entry = fc.dictionary(fc.constantFrom(...entryFields), odd, { noNullPrototype: true });
    const entries = fc.oneof(
      fc.array(entry, { maxLength: 2 }),
      fc.array(odd, { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('0', '1'), entry, { noNullPrototype: true }),
      odd,
    );
    const books = fc.dictionary(fc.constantFrom(...bookFields), odd, { noNullPrototype: true });
    const cards = fc.record({
      fields,
      entries,
      books,
      spec: fc.constantFrom('chara_card_v2', 'chara_card_v3'),
    });
    await fc.assert(
      fc.asyncProperty(cards, async ({ fields: given, entries: lore, books: around, spec }) => {
        const character_book = { ...around, entries: lore };
        const data = { name: 'Odd', description: '', character_book, ...given };
        const original = await cardIn(jsonOf({ spec, spec_version: '2.0', data }));
        judge(exported(original, format), format);
      }),
      { numRuns: 40 },
    );
  });
});

const dataFields = [
  ...Object.keys(v2.shape.data.shape),
  'group_only_greetings',
  'nickname',
  'source',
  'creation_date',
  'modification_date',
  'creator_notes_multilingual',
  'assets',
];
const bookFields = Object.keys(book.shape).filter((field) => field !== 'entries');
// The judge of V3 knows no ids that are texts, which the specification allows.
const entryFields = [...Object.keys(book.shape.entries.element.shape), 'use_regex'].filter(
  (field) => field !== 'id',
);

describe('the pictures in a CHARX', () => {
  it('lie where the specification wants them, in an archive that another program opens', async () => {
    const original = await cardIn(foreignFiles['RisuAI, CHARX']?.() ?? Buffer.alloc(0));
    const files = unzipSync(exported(original, 'charx'));
    expect(Object.keys(files)).toEqual([
      'card.json',
      'assets/icon/images/main.png',
      'assets/x-risu-asset/audio/sea.mp3',
      'x_meta/sea.json',
      'module.risum',
    ]);
    expect(Buffer.from(files['assets/icon/images/main.png'] ?? [])).toEqual(pngWith());
    expect(Buffer.from(files['module.risum'] ?? []).toString()).toBe('o\0module');
    expect(JSON.parse(strFromU8(files['card.json'] ?? new Uint8Array()))).toMatchObject({
      data: {
        assets: [
          { type: 'icon', uri: 'embeded://assets/icon/images/main.png', name: 'main', ext: 'png' },
          {
            type: 'x-risu-asset',
            uri: 'embeded://assets/x-risu-asset/audio/sea.mp3',
            name: 'sea',
            ext: 'mp3',
          },
        ],
      },
    });
  });
});
