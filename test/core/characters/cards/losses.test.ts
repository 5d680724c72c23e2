import { expect, test } from 'vitest';
import type { CardFormat } from '../../../../core/characters/cards/card-format.ts';
import { type Loss, lossesOf } from '../../../../core/characters/cards/losses.ts';
import { profileOf } from '../../samples.ts';
import { importedOf, sourceOf } from './card-sources.ts';
import { risuCharx, risuPng, v3Data } from './reading/foreign-cards.ts';
import { cardIn, jsonOf } from './reading/reading.ts';

const made = sourceOf(profileOf('Mira'));
const imported = importedOf(profileOf('Mira'));

test.each<[CardFormat, readonly Loss[]]>([
  ['png', []],
  ['charx', []],
  ['v3-json', [{ kind: 'picture' }]],
  ['v2-json', [{ kind: 'picture' }, { kind: 'absent', fields: ['creation_date', 'modification_date'] }]],
])('of a character that was made here, %s cannot hold', (format, losses) => {
  expect(lossesOf(made, format)).toEqual(losses);
});

test('the assets of a card fit into a CHARX only', async () => {
  const names = ['x-risu-asset: sea', 'x_file: x_meta/sea.json', 'x_file: module.risum'];
  const charx = await cardIn(risuCharx());
  expect(lossesOf(imported, 'png', charx)).toContainEqual({ kind: 'assets', names });
  expect(lossesOf(imported, 'v3-json', charx)).toContainEqual({ kind: 'assets', names });
  expect(lossesOf(imported, 'charx', charx).map(({ kind }) => kind)).not.toContain('assets');
  const png = await cardIn(risuPng());
  expect(lossesOf(imported, 'charx', png).map(({ kind }) => kind)).not.toContain('assets');
  expect(lossesOf(imported, 'png', png)).toContainEqual({
    kind: 'assets',
    names: ['emotion: happy', 'x-risu-asset: sea'],
  });
});

test('an asset that is named and was not in the file is lost in every format', async () => {
  const assets = [{ type: 'emotion', uri: 'embeded://gone.png', name: 'sad', ext: 'png' }];
  const card = await cardIn(
    jsonOf({ spec: 'chara_card_v3', spec_version: '3.0', data: { ...v3Data, assets } }),
  );
  for (const format of ['png', 'charx', 'v3-json'] as const)
    expect(lossesOf(imported, format, card)).toContainEqual({ kind: 'assets', names: ['emotion: sad'] });
});

test('what V2 does not know stays in the file, unseen', async () => {
  const data = { ...v3Data, nickname: 'M', source: ['https://cards.example/1'], creation_date: 7 };
  const card = await cardIn(jsonOf({ spec: 'chara_card_v3', spec_version: '3.0', data }));
  expect(lossesOf(imported, 'v2-json', card)).toEqual([
    { kind: 'picture' },
    { kind: 'unseen', fields: ['nickname', 'source', 'creation_date', 'character_book.entries.content: @@'] },
  ]);
  expect(lossesOf(imported, 'v3-json', card)).toEqual([{ kind: 'picture' }]);
});

test('a value that no format allows is told, one that was absent is not', async () => {
  const data = { name: 'Odd', description: '', creation_date: 'yesterday', creator: 7, character_book: null };
  const card = await cardIn(jsonOf({ spec: 'chara_card_v3', spec_version: '3.0', data }));
  expect(lossesOf(imported, 'png', card)).toEqual([{ kind: 'mended', fields: ['creator', 'creation_date'] }]);
});
