import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pngWith } from '../../../samples.ts';
import { archiveOf, type PackedFile } from './archives.ts';
import { risuCharx, v3Data } from './foreign-cards.ts';
import { cardIn, jsonOf, outcomesOf, refusalOf, shortOf } from './reading.ts';

const cardFile = (data: object = {}, deflated = true): PackedFile => ({
  path: 'card.json',
  deflated,
  bytes: jsonOf({ spec: 'chara_card_v3', spec_version: '3.0', data: { ...v3Data, ...data } }),
});
const asset = (
  path: string,
  bytes: Buffer = Buffer.from('bytes'),
  more: Partial<PackedFile> = {},
): PackedFile => ({
  path,
  bytes,
  ...more,
});
const charxOf = (...files: PackedFile[]): Buffer => archiveOf([cardFile(), ...files]);
const zeros = Buffer.alloc(51 * 2 ** 20);
/** A JPEG that ends where its picture would begin. */
const jpegOf = (width: number, height: number): Buffer => {
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080000000001011100ffd9', 'hex');
  start.writeUInt16BE(height, 25);
  start.writeUInt16BE(width, 27);
  return start;
};

describe('a CHARX', () => {
  it('gives the card, its icon and every other file', async () => {
    const assets = [
      { type: 'icon', uri: 'embeded://assets/icon/images/b.png', name: 'other', ext: 'png' },
      { type: 'icon', uri: 'embeded://assets/icon/images/a.png', name: 'main', ext: 'png' },
      { type: 'background', uri: 'https://pictures.example/x.png', name: 'far', ext: 'png' },
    ];
    const other = pngWith(Buffer.alloc(0));
    const charx = archiveOf([
      asset('assets/icon/images/b.png', Buffer.from('no picture')),
      cardFile({ assets }, false),
      asset('assets/icon/images/a.png', other, { deflated: true }),
      asset('notes.txt', Buffer.from('notes')),
    ]);
    const card = await cardIn(charx);
    expect(card).toMatchObject({ container: 'charx', spec: 'v3', picture: other, mended: [] });
    expect(card.assets.map(({ name, bytes }) => [name, bytes?.length])).toEqual([
      ['other', 10],
      ['main', other.length],
      ['far', undefined],
      ['notes.txt', 5],
    ]);
  });

  it.each([
    ['embeded://assets/icon/images/main.png', 'assets/icon/images/main.png', true],
    ['embedded://assets/icon/images/main.png', 'assets/icon/images/main.png', true],
    ['__asset:assets/icon/images/main.png', 'assets/icon/images/main.png', true],
    ['embeded://assets/icon/images/main.png', 'assets/icon/image/main.png', false],
    ['embeded://assets/icon/image/Main.PNG', 'assets/icon/images/main.png', false],
    ['embeded://assets/my%20icon.png', 'assets/my icon.png', false],
    ['embeded://./icon.png', 'other/folder/icon.png', false],
  ])('finds %s in %s', async (uri, path, exact) => {
    const assets = [{ type: 'icon', uri, name: 'main', ext: 'png' }];
    const card = await cardIn(archiveOf([cardFile({ assets }), asset(path, pngWith())]));
    expect(card.picture).toEqual(pngWith());
    expect(card.mended).toEqual(exact ? [] : ['assets[0].uri']);
  });

  it('may lie behind a JPEG, which is the picture where there is no icon', async () => {
    const jpeg = jpegOf(640, 480);
    const card = await cardIn(Buffer.concat([jpeg, charxOf()]));
    expect(card).toMatchObject({ container: 'charx', picture: jpeg });
    expect(await refusalOf(jpeg)).toBe('card-unreadable');
    expect(await refusalOf(Buffer.concat([jpegOf(5_000, 5_000), charxOf()]))).toBe('picture-too-large');
  });

  it('may have its card in other letters', async () => {
    expect((await cardIn(archiveOf([{ ...cardFile(), path: 'Card.JSON' }]))).data['name']).toBe('Mira');
  });

  it.each([
    ['../up.png'],
    ['assets/../../up.png'],
    ['/root.png'],
    ['C:/drive.png'],
    ['assets\\icon.png'],
    ['..\\up.png'],
    ['nul\0.png'],
    ['line\n.png'],
    ['a'.repeat(1_025)],
  ])('is refused for the path %j', async (path) => {
    expect(await refusalOf(charxOf(asset(path)))).toBe('archive-unsafe');
  });

  it.each<[string, string, Buffer]>([
    ['a link', 'archive-unsafe', charxOf(asset('link', Buffer.from('/etc/passwd'), { mode: 0o120777 }))],
    ['two files of one path', 'archive-unsafe', charxOf(asset('a'), asset('a'))],
    [
      'files over each other',
      'archive-unsafe',
      charxOf(asset('a', Buffer.from('bytes')), asset('b', Buffer.from('bytes'), { over: 1 })),
    ],
    ['encryption', 'card-locked', charxOf(asset('a', Buffer.from('bytes'), { flags: 1 }))],
    ['strong encryption', 'card-locked', charxOf(asset('a', Buffer.from('bytes'), { flags: 0x41 }))],
    [
      'another way of packing',
      'card-broken',
      charxOf(asset('a', Buffer.from('bytes'), { says: { method: 12 } })),
    ],
    ['a wrong checksum', 'card-broken', charxOf(asset('a', Buffer.from('bytes'), { says: { checksum: 1 } }))],
    [
      'a size that is too small',
      'card-too-large',
      charxOf(asset('a', Buffer.alloc(10_000), { deflated: true, says: { size: 10 } })),
    ],
    [
      'a size that is too large',
      'card-broken',
      charxOf(asset('a', Buffer.from('bytes'), { deflated: true, says: { size: 99 } })),
    ],
    [
      'no bytes that could be unpacked',
      'card-broken',
      charxOf(asset('a', Buffer.from('bytes'), { says: { method: 8 } })),
    ],
    ['an asset that unpacks to 51 MiB', 'card-too-large', charxOf(asset('a', zeros, { deflated: true }))],
    ['a card that unpacks to 51 MiB', 'card-too-large', archiveOf([{ ...cardFile(), bytes: zeros }])],
    [
      'too many files',
      'card-too-large',
      charxOf(...Array.from({ length: 1_024 }, (_, index) => asset(`${index}`))),
    ],
    ['a card that is none', 'card-unreadable', archiveOf([{ path: 'card.json', bytes: jsonOf({}) }])],
  ])('is refused for %s', async (_, code, charx) => {
    expect(await refusalOf(charx)).toBe(code);
  });

  it('is refused for an icon of too many pixels', async () => {
    const icon = pngWith();
    icon.writeUInt32BE(20_000, 16);
    icon.writeUInt32BE(20_000, 20);
    const assets = [{ type: 'icon', uri: 'embeded://icon.png', name: 'main', ext: 'png' }];
    expect(await refusalOf(archiveOf([cardFile({ assets }), asset('icon.png', icon)]))).toBe(
      'picture-too-large',
    );
  });

  it('is refused wherever it is cut', async () => {
    const whole = risuCharx();
    for (let end = 0; end < whole.length; end += 1) {
      expect(await refusalOf(whole.subarray(0, end))).toMatch(/^card-/);
    }
  });

  it('is a card or a refusal whichever of its bytes is another', async () => {
    const whole = risuCharx();
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const damaged = Buffer.from(whole);
        for (const [at, value] of changed) damaged[at] = value;
        for (const outcome of await outcomesOf(damaged)) expect(shortOf(outcome)).not.toContain('internal');
      }),
      { numRuns: 300 },
    );
  });

  it('gives any files back as they were packed', async () => {
    const path = fc.stringMatching(/^[a-z0-9 ._-]{1,20}\.[a-z]{1,4}$/).filter((name) => name !== 'card.json');
    const files = fc.uniqueArray(
      fc.record({
        path,
        bytes: fc.uint8Array({ maxLength: 100 }).map((some) => Buffer.from(some)),
        deflated: fc.boolean(),
      }),
      { selector: (file) => file.path, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(files, async (packed) => {
        const { assets } = await cardIn(charxOf(...packed));
        expect(assets.map(({ name, bytes }) => [name, bytes])).toEqual(
          packed.map((file) => [file.path, file.bytes]),
        );
      }),
      { numRuns: 50 },
    );
  });
});
