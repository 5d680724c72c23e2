import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { takeOver } from '../../workers/picture.ts';

const plain = (width: number, height: number, background = 'teal') =>
  sharp({ create: { width, height, channels: 3, background } });

const secret = 'a prompt that nobody else may read';

test.each(['png', 'jpeg'] as const)(
  'a %s becomes a PNG without what its file said beside the pixels',
  async (format) => {
    const image = await plain(30, 40)
      .withExif({ IFD0: { ImageDescription: secret } })
      .toFormat(format)
      .toBuffer();
    expect(image.includes(secret)).toBe(true);
    const ours = await takeOver(image);
    expect(ours).toMatchObject({ width: 30, height: 40 });
    expect(ours.image.includes(secret)).toBe(false);
    const kinds = chunksOf(ours.image);
    expect(
      kinds.every((kind) => ['IHDR', 'pHYs', 'PLTE', 'IDAT', 'IEND'].includes(kind)),
      kinds.join(),
    ).toBe(true);
  },
);

test('the pixels stay', async () => {
  const noise = await sharp(randomBytes(16 * 16 * 3), { raw: { width: 16, height: 16, channels: 3 } })
    .png()
    .toBuffer();
  const ours = await takeOver(noise);
  expect(await sharp(ours.image).raw().toBuffer()).toEqual(await sharp(noise).removeAlpha().raw().toBuffer());
});

test('a black picture is refused: the safety checker took it', async () => {
  for (const format of ['png', 'jpeg'] as const) {
    const image = await plain(64, 64, 'black').toFormat(format).toBuffer();
    await expect(takeOver(image)).rejects.toMatchObject({ code: 'picture-refused' });
  }
});

test('a dark picture with something in it is none of those', async () => {
  const light = await plain(4, 4, 'white').png().toBuffer();
  const image = await plain(64, 64, 'black')
    .composite([{ input: light }])
    .png()
    .toBuffer();
  expect((await takeOver(image)).width).toBe(64);
});

const whole = await plain(64, 64).png().toBuffer();
const vast = await plain(4_001, 4_001).png({ compressionLevel: 1 }).toBuffer();

test.each([
  ['no bytes', Buffer.alloc(0)],
  ['a page', Buffer.from('<!doctype html><title>Not a picture</title>')],
  ['another format', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['the beginning of a picture', whole.subarray(0, whole.length / 2)],
  ['only the magic number', whole.subarray(0, 8)],
  ['more than 16 million pixels', vast],
])('%s is broken', async (_, image) => {
  await expect(takeOver(image)).rejects.toMatchObject({ code: 'painter-broken' });
});

function chunksOf(png: Buffer): string[] {
  const kinds: string[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    kinds.push(png.subarray(at + 4, at + 8).toString('latin1'));
  }
  return kinds;
}
