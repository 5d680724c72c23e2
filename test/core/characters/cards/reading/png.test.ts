import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkOf, pngWith } from '../../../samples.ts';
import { v2Data, v3Data } from './foreign-cards.ts';
import { base64, cardIn, jsonOf, outcomesOf, pngOf, refusalOf, shortOf, textChunk } from './reading.ts';

const v2 = (name: string) => ({ spec: 'chara_card_v2', spec_version: '2.0', data: { ...v2Data, name } });
const v3 = (name: string) => ({ spec: 'chara_card_v3', spec_version: '3.0', data: { ...v3Data, name } });
const nameIn = async (png: Buffer): Promise<unknown> => (await cardIn(png)).data['name'];

describe('a card in a PNG', () => {
  it('is read, whatever stands before it', async () => {
    const png = pngOf(['Title', 'x'], ['parameters', 'a prompt'], ['chara', base64(v2('Mira'))]);
    expect(await cardIn(png)).toMatchObject({
      container: 'png',
      spec: 'v2',
      picture: png,
      assets: [],
      mended: [],
    });
  });

  it('is the V3 one, in whatever order they stand and however they are written', async () => {
    const [old, new_] = [base64(v2('old')), base64(v3('new'))];
    expect(await nameIn(pngOf(['chara', old], ['ccv3', new_]))).toBe('new');
    expect(await nameIn(pngOf(['CCV3', new_], ['Chara', old]))).toBe('new');
  });

  it('is the last of several, which is said where they differ', async () => {
    const twice = await cardIn(pngOf(['ccv3', base64(v3('first'))], ['ccv3', base64(v3('last'))]));
    expect(twice).toMatchObject({ data: { name: 'last' }, mended: ['ccv3'] });
    const same = await cardIn(pngOf(['ccv3', base64(v3('one'))], ['ccv3', base64(v3('one'))]));
    expect(same.mended).toEqual([]);
  });

  it('is the older one where the newer is damaged, which is said', async () => {
    const card = await cardIn(pngOf(['chara', base64(v2('old'))], ['ccv3', base64(v3('new')).slice(0, 400)]));
    expect(card).toMatchObject({ data: { name: 'old' }, mended: ['ccv3'] });
  });

  it('may stand there without base64', async () => {
    expect(await nameIn(pngOf(['chara', JSON.stringify(v2('plain'))]))).toBe('plain');
  });

  it('comes with the files of other chunks, named or not', async () => {
    const assets = [{ type: 'emotion', uri: '__asset:happy.png', name: 'happy', ext: 'png' }];
    const png = pngOf(
      ['chara-ext-asset_:happy.png', 'aGFwcHk='],
      [`chara-ext-asset_old/${'long'.repeat(30)}.webp`, 'b2xk'],
      ['ccv3', base64({ ...v3('Mira'), data: { ...v3Data, assets } })],
    );
    const card = await cardIn(png);
    expect(card.assets.map(({ type, ext, bytes }) => [type, ext, bytes?.toString()])).toEqual([
      ['emotion', 'png', 'happy'],
      ['x_file', 'webp', 'old'],
    ]);
  });

  it.each([
    ['card-unreadable', pngWith()],
    ['card-unreadable', pngOf(['chara', base64({ some: 'thing' })])],
    [
      'card-unreadable',
      pngWith(chunkOf('zTXt', Buffer.from('chara\0\0x')), chunkOf('iTXt', Buffer.from('ccv3\0\0\0\0\0x'))),
    ],
    ['card-locked', pngOf(['chara', 'rcc||4||hash||data'])],
    ['card-locked', pngOf(['chara', Buffer.from('rcc||4||hash||data').toString('base64')])],
    ['card-broken', pngOf(['chara', base64(v2('cut')).slice(0, 300)])],
    ['card-too-large', pngOf(...Array.from({ length: 65 }, (_, index) => [`k${index}`, 'x'] as const))],
    ['card-too-large', pngOf(...Array.from({ length: 10_000 }, () => ['chara', 'x'] as const))],
    [
      'card-too-large',
      pngOf(...Array.from({ length: 1_025 }, (_, index) => [`chara-ext-asset_:${index}`, ''] as const)),
    ],
    ['card-too-large', pngWith(Buffer.concat(Array<Buffer>(100_000).fill(chunkOf('IDAT', Buffer.alloc(0)))))],
    ['picture-too-large', pictureOf(4_001, 4_000)],
    ['picture-too-large', pictureOf(0x7fffffff, 0x7fffffff)],
  ])('is refused as %s', async (code, png) => {
    expect(await refusalOf(png)).toBe(code);
  });

  it('may have more assets than other texts are allowed', async () => {
    const many = Array.from({ length: 200 }, (_, index) => [`chara-ext-asset_:${index}`, 'YQ=='] as const);
    expect((await cardIn(pngOf(...many, ['chara', base64(v2('Mira'))]))).assets).toHaveLength(200);
  });

  it('is refused wherever it is cut, and whichever of its bits is turned', async () => {
    const whole = pngOf(['chara', base64({ name: 'A', description: 'B' })]);
    for (let end = 0; end < whole.length; end += 1)
      expect(await refusalOf(whole.subarray(0, end))).toMatch(/^card-/);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length * 8 - 1 }), async (bit) => {
        const damaged = Buffer.from(whole);
        damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(await refusalOf(damaged)).toMatch(/^(?:card|picture)-/);
      }),
    );
  });

  it('is not copied', async () => {
    const png = pngOf(['chara', base64(v2('Mira'))]);
    expect((await cardIn(png)).picture?.buffer).toBe(png.buffer);
  });

  it('comes out of any chunks around it', async () => {
    const chunk = fc
      .record({
        type: fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'gAMA', 'tIME', 'IDAT', 'prVt'),
        data: fc.uint8Array({ maxLength: 60 }),
      })
      .map(({ type, data }) => chunkOf(type, Buffer.concat([Buffer.from('word\0'), data])));
    const chunks = fc.array(chunk, { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(chunks, chunks, fc.string({ unit: 'grapheme' }), async (before, behind, name) => {
        const png = pngWith(...before, textChunk('chara', base64(v2(name))), ...behind);
        expect((await outcomesOf(png)).map(shortOf)).toEqual([`file is ${name}`]);
      }),
      { numRuns: 50 },
    );
  });
});

/** A picture that claims a size, with a card. */
function pictureOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const card = chunkOf('tEXt', Buffer.concat([Buffer.from('chara\0'), jsonOf(v2('large'))]));
  return Buffer.concat([
    pngWith().subarray(0, 8),
    chunkOf('IHDR', header),
    card,
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}
