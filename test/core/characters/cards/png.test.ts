import * as fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readTexts, withTexts } from '../../../../core/characters/cards/png.ts';
import { chunkOf, pngWith } from '../../samples.ts';

const text = (keyword: string, words: string): Buffer =>
  chunkOf('tEXt', Buffer.from(`${keyword}\0${words}`, 'latin1'));

const latin = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)) });
const keyword = fc.string({
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 79,
});

describe('texts in a PNG', () => {
  it('come back as they were written, in their order', () => {
    const texts = fc.array(fc.record({ keyword, text: latin }), { maxLength: 64 });
    fc.assert(
      fc.property(texts, (given) => {
        expect(readTexts(Buffer.concat(withTexts(pngWith(), given)))).toEqual(given);
      }),
    );
  });

  it('replace all other metadata, and leave every other byte', () => {
    const private_ = ['zTXt', 'iTXt', 'eXIf'].map((type) =>
      chunkOf(type, Buffer.from('parameters\0\0secret')),
    );
    const colours = chunkOf('gAMA', Buffer.from([0, 0, 1, 2]));
    const before = pngWith(text('parameters', 'secret'), colours, ...private_);
    const after = Buffer.concat(withTexts(before, [{ keyword: 'chara', text: 'x' }]));
    expect(after).toEqual(pngWith(colours, text('chara', 'x')));
  });

  it('do not copy the picture', () => {
    const png = pngWith();
    const views = withTexts(png, []).filter((part) => part.buffer === png.buffer);
    expect(Buffer.concat(views)).toEqual(png.subarray(8));
  });

  it('leave a picture that a real decoder reads', async () => {
    const drawn = await sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const carrying = Buffer.concat(withTexts(drawn, [{ keyword: 'chara', text: 'e30=' }]));
    expect(await sharp(carrying).raw().toBuffer()).toEqual(await sharp(drawn).raw().toBuffer());
  });
});

describe('a PNG that is none', () => {
  it('is refused wherever it is cut', () => {
    const png = pngWith(text('chara', 'e30='));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: png.length - 1 }), (end) => {
        expect(() => readTexts(png.subarray(0, end))).toThrow(/^not a PNG: /);
      }),
    );
  });

  it('is refused whichever bit is turned', () => {
    const png = pngWith(text('chara', 'e30='));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: png.length * 8 - 1 }), (bit) => {
        const damaged = Buffer.from(png);
        damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => readTexts(damaged)).toThrow(/^not a PNG: /);
      }),
    );
  });

  it('is refused, not looped over, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const behindSignature = Buffer.concat([pngWith().subarray(0, 8), bytes]);
        expect(() => readTexts(behindSignature)).toThrow(/^not a PNG: /);
        expect(() => withTexts(behindSignature, [])).toThrow(/^not a PNG: /);
      }),
    );
  });

  it.each<[string, Buffer]>([
    ['too many texts', pngWith(...Array.from({ length: 65 }, () => text('a', 'b')))],
    ['keyword of a text', pngWith(chunkOf('tEXt', Buffer.from('no end')))],
    ['keyword of a text', pngWith(chunkOf('tEXt', Buffer.from(`${'k'.repeat(80)}\0`)))],
    ['two headers', pngWith(chunkOf('IHDR', Buffer.alloc(13)))],
    ['size of the picture', withSize(5_000, 4_000)],
    ['size of the picture', withSize(0, 1)],
  ])('is refused for its %s', (fault, png) => {
    expect(() => readTexts(png)).toThrow(`not a PNG: ${fault}`);
  });
});

/** A picture that claims a size. */
function withSize(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([pngWith().subarray(0, 8), chunkOf('IHDR', header), chunkOf('IEND', Buffer.alloc(0))]);
}
