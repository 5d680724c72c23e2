import { describe, expect, it } from 'vitest';
import { readCardFiles } from '../../../../../core/characters/cards/reading/read-card-files.ts';
import { pngWith } from '../../../samples.ts';
import { archiveOf, type PackedFile } from './archives.ts';
import { chub, risuCharx, sillyTavern, v1, v2Data } from './foreign-cards.ts';
import { jsonOf, outcomesOf, pngOf, refusalOf, shortOf } from './reading.ts';

const file = (path: string, bytes: Buffer, more: Partial<PackedFile> = {}): PackedFile => ({
  path,
  bytes,
  ...more,
});
const card = (name: string): Buffer =>
  jsonOf({ spec: 'chara_card_v2', spec_version: '2.0', data: { ...v2Data, name } });
const linesOf = async (...files: PackedFile[]): Promise<string[]> =>
  (await outcomesOf(archiveOf(files), 'all.zip')).map(shortOf);

describe('a ZIP of cards', () => {
  it('gives each of them, whatever it is and is called', async () => {
    const jpeg = Buffer.concat([Buffer.from('ffd8ffd9', 'hex'), risuCharx()]);
    expect(
      await linesOf(
        file('a/tavern.png', sillyTavern()),
        file('chub', chub()),
        file('risu.charx', risuCharx()),
        file('risu.jpeg', jpeg),
        file('old.txt', jsonOf(v1), { deflated: true }),
      ),
    ).toEqual([
      'all.zip: a/tavern.png is Mira',
      'all.zip: chub is Mira',
      'all.zip: risu.charx is Mira',
      'all.zip: risu.jpeg is Mira',
      'all.zip: old.txt is Mira',
    ]);
  });

  it('gives the others where one is bad, and says which and why', async () => {
    expect(
      await linesOf(
        file('1.json', card('One')),
        file('2.json', Buffer.from('{"name":')),
        file('../3.json', card('Three')),
        file('4.png', pngOf(['chara', 'rcc||x'])),
        file('5.zip', archiveOf([file('inner.json', card('Inner'))])),
        file('6.json', card('Six'), { flags: 1 }),
        file('7.png', pngWith()),
        file('8.json', card('Eight'), { says: { checksum: 8 } }),
        file('9.json', card('Nine')),
      ),
    ).toEqual([
      'all.zip: 1.json is One',
      'all.zip: 2.json card-broken',
      'all.zip: ../3.json archive-unsafe',
      'all.zip: 4.png card-locked',
      'all.zip: 5.zip archive-unsafe',
      'all.zip: 6.json card-locked',
      'all.zip: 7.png card-unreadable',
      'all.zip: 8.json card-broken',
      'all.zip: 9.json is Nine',
    ]);
  });

  it('gives the cards of a copy of all data with their portraits, and passes over what else is in it', async () => {
    const outcomes = await outcomesOf(
      archiveOf([
        file('characters/Ada.json', card('Ada')),
        file('portraits/Ada.png', pngWith()),
        file('account.csv', Buffer.from('a,b')),
        file('__MACOSX/characters/._Ada.json', Buffer.from('{')),
        file('.DS_Store', Buffer.from('x')),
      ]),
      'export.zip',
    );
    expect(outcomes.map(shortOf)).toEqual(['export.zip: characters/Ada.json is Ada']);
    expect(outcomes[0]).toMatchObject({ card: { picture: pngWith() }, bytes: card('Ada') });
  });

  it('is refused where there is no card in it', async () => {
    expect(await refusalOf(archiveOf([]))).toBe('card-unreadable');
    expect(await refusalOf(archiveOf([file('readme.txt', Buffer.from('hello'))]))).toBe('card-unreadable');
  });

  it('stops unpacking at the limit, and says which files were left', async () => {
    const zeros = Buffer.alloc(50 * 2 ** 20);
    const bombs = Array.from({ length: 4 }, (_, index) => file(`${index}.bin`, zeros, { deflated: true }));
    const lines = await linesOf(
      file('one.json', card('One')),
      ...bombs,
      file('two.json', Buffer.concat([card('Two'), Buffer.alloc(2 ** 20, ' ')]), { deflated: true }),
      file('three.json', Buffer.alloc(51 * 2 ** 20), { deflated: true }),
      file('four.json', card('Four')),
    );
    expect(lines).toEqual([
      'all.zip: one.json is One',
      'all.zip: 3.bin card-too-large',
      'all.zip: two.json is Two',
      'all.zip: three.json card-too-large',
      'all.zip: four.json is Four',
    ]);
  });

  it('comes to an end with names that are hard to take apart', async () => {
    const files = Array.from({ length: 1_000 }, (_, index) =>
      file(`x${'.'.repeat(900)}a/b${'..a'.repeat(30)}${index}.png`, pngWith()),
    );
    const lines = await linesOf(...files);
    expect(lines).toHaveLength(1_000);
  });

  it('hands out one card before it unpacks the next', async () => {
    const bytes = archiveOf([file('1.json', card('One')), file('2.json', card('Two'))]);
    for await (const outcome of readCardFiles({ name: 'all.zip', bytes })) {
      expect(shortOf(outcome)).toBe('all.zip: 1.json is One');
      break;
    }
  });

  it('is refused above the limit before it is looked at', async () => {
    expect(await refusalOf(Buffer.alloc(200 * 2 ** 20 + 1))).toBe('file-too-large');
  });

  it('names files in a form that can be shown', async () => {
    const [line] = await linesOf(file(`\u0007${'x'.repeat(500)}`, card('One')));
    expect(line).toMatch(/^all\.zip: x{120} archive-unsafe$/);
  });
});
