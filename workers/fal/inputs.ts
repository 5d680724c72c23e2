import sharp from 'sharp';
import { styleWords } from '../../core/profile/catalogue.ts';
import type { PaintingOrder, VariationOrder } from '../providers.ts';

export const imageSizes = [
  'square_hd',
  'square',
  'portrait_4_3',
  'portrait_16_9',
  'landscape_4_3',
  'landscape_16_9',
] as const;

export type ImageSize = (typeof imageSizes)[number];

/** What the models that paint from words are given (@fal-ai/client's types: `FluxDevInput` and its like). */
export const portraitInput = ({ appearance, style, seed }: PaintingOrder, imageSize: ImageSize) => ({
  prompt: `${styleWords(style)}. Portrait of one character: ${appearance}`,
  image_size: imageSize,
  num_images: 1,
  seed,
  enable_safety_checker: true,
  output_format: 'png',
});

/** The picture-to-picture model names the shapes otherwise. */
const aspectRatios: Readonly<Record<ImageSize, string>> = {
  square_hd: '1:1',
  square: '1:1',
  portrait_4_3: '3:4',
  portrait_16_9: '9:16',
  landscape_4_3: '4:3',
  landscape_16_9: '16:9',
};

/** What FLUX Kontext is given (@fal-ai/client's types: `FluxProKontextInput`). Tolerance 2 of 6 is its usual one. */
export async function variationInput({ picture, scene, style, seed }: VariationOrder, imageSize: ImageSize) {
  return {
    prompt: `The same character with the same face, hair and build, in a new scene. ${styleWords(style)}. Scene: ${scene}`,
    image_url: await toDataUri(picture),
    aspect_ratio: aspectRatios[imageSize],
    num_images: 1,
    seed,
    safety_tolerance: '2',
    output_format: 'png',
  };
}

/** Pixels of the longer side: the model works with about as many. */
const longestSide = 1024;

/** The picture in the request itself, so that it is stored nowhere else. As a JPEG it has a tenth of the bytes. */
async function toDataUri(picture: Buffer): Promise<string> {
  const jpeg = await sharp(picture)
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 92 })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}
