import sharp, { type OutputInfo } from 'sharp';
import { Problem } from '../core/base/problem.ts';

/** The most pixels of a picture that is decoded. */
const mostPixels = 16_000_000;

export interface Picture {
  /** PNG without any metadata. */
  readonly image: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Turns a picture from outside into our own copy: decoded, and encoded again as PNG, so that nothing of the file but its
 * pixels stays. Pictures of models carry the prompt in their metadata.
 * @throws Problem `painter-broken` if it is no PNG or JPEG or has more than 16 million pixels, `picture-refused` if it is
 * black: that is what FLUX's safety checker leaves of a picture
 */
export async function takeOver(image: Buffer): Promise<Picture> {
  if (!isPng(image) && !isJpeg(image)) throw new Problem('painter-broken', {}, new Error('no PNG, no JPEG'));
  const { data, info } = await decode(image);
  if (isBlack(data)) throw new Problem('picture-refused');
  const { width, height, channels } = info;
  return { image: await sharp(data, { raw: { width, height, channels } }).png().toBuffer(), width, height };
}

async function decode(image: Buffer): Promise<{ data: Buffer; info: OutputInfo }> {
  try {
    return await sharp(image, { limitInputPixels: mostPixels, failOn: 'warning' })
      .autoOrient()
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new Problem('painter-broken', {}, error);
  }
}

const pngMagic = Buffer.from('89504e470d0a1a0a', 'hex');
const isPng = (image: Buffer): boolean => image.subarray(0, 8).equals(pngMagic);
const isJpeg = (image: Buffer): boolean => image.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'));

/** Brighter than this a channel is not black, whatever noise an encoder has added. */
const nearlyBlack = 12;
const isBlack = (pixels: Buffer): boolean => pixels.every((channel) => channel <= nearlyBlack);
