import sharp from 'sharp';

/** Pixels of a thumbnail's longer side: what a gallery shows, at twice its size for sharp screens. */
const side = 320;

/** A small copy of a portrait, as WebP: a page of them weighs less than one portrait. */
export const thumbnailOf = (image: Buffer): Promise<Buffer> =>
  sharp(image)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
