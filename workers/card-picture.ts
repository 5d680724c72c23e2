import sharp, { type Sharp } from 'sharp';
import { Problem } from '../core/base/problem.ts';
import { cardLimits } from '../core/characters/cards/reading/limits.ts';
import { barePicture } from '../core/characters/importing/bare-picture.ts';
import type { Picture } from './picture.ts';

/** Bytes of a portrait: MongoDB's documents end at 16 MiB, and chats take less than ten. */
const mostBytes = 8 * 2 ** 20;
/** Pixels of the longer side of one that was larger than that. */
const scaledSide = 1_280;

/** A card's picture as a portrait. */
export interface CardPicture extends Picture {
  /** It was made smaller. */
  readonly isScaled: boolean;
}

/**
 * Makes a portrait of a card's picture: a PNG keeps its pixels as they are encoded, bit for bit, and loses everything that
 * is not its picture; a JPEG or WebP becomes a PNG. It is decoded once to prove that it is a picture.
 * @throws Problem `card-broken` if it cannot be decoded
 */
export async function readPicture(picture: Buffer): Promise<CardPicture> {
  const bare = barePicture(picture);
  try {
    const image = bare ?? (await toPng(decoded(picture)));
    await decoded(image).stats();
    if (image.length <= mostBytes) return { ...(await measured(image)), isScaled: false };
    const smaller = decoded(image).resize(scaledSide, scaledSide, {
      fit: 'inside',
      withoutEnlargement: true,
    });
    return { ...(await measured(await toPng(smaller))), isScaled: true };
  } catch (error) {
    throw new Problem('card-broken', {}, error);
  }
}

const decoded = (image: Buffer): Sharp =>
  sharp(image, { limitInputPixels: cardLimits.pixels, failOn: 'error' });

const toPng = (image: Sharp): Promise<Buffer> => image.autoOrient().toColourspace('srgb').png().toBuffer();

async function measured(image: Buffer): Promise<Picture> {
  const { width, height } = await decoded(image).metadata();
  return { image, width, height };
}

/** Somebody whom nobody has painted: without letters, since a server may have no fonts. */
const silhouette = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512">
  <rect width="512" height="512" fill="#3b4252"/>
  <circle cx="256" cy="200" r="88" fill="#8a93a6"/>
  <path d="M96 512c0-110 70-176 160-176s160 66 160 176z" fill="#8a93a6"/>
</svg>`;

/** The portrait of a character whose card has no picture: a neutral silhouette, the same for all. */
export const placeholder = async (): Promise<Picture> =>
  measured(await sharp(Buffer.from(silhouette)).removeAlpha().png().toBuffer());
