import { createHash, type Hash } from 'node:crypto';
import { metadata } from '../png.ts';
import { chunksOf, PngError } from '../png-chunks.ts';
import type { CardAsset, ReadCard } from '../read-card.ts';
import { isObject } from './loose-values.ts';
import { kindOf } from './kind.ts';

/** Fields that tell of the saving, not of the character. */
const ofSaving: ReadonlySet<string> = new Set([
  'creation_date',
  'modification_date',
  'character_version',
  'assets',
]);

/**
 * What a card is, as sha-256 in hexadecimal: two files with the same hash hold the same card. In whatever it lies (V2 or
 * V3; PNG, CHARX or JSON around the same picture), whoever saved it last, in whatever order its keys stand, and whether
 * an empty field is written or left out, it stays the same. Dates, version and Persona's own extension do not count; the
 * picture counts without its texts, the other assets by their bytes, or by their address where they lie elsewhere.
 */
export function contentHash({
  data,
  picture,
  assets,
}: Pick<ReadCard, 'data' | 'picture' | 'assets'>): string {
  const hash = createHash('sha256');
  hash.update(canonical(meaningOf(data)));
  for (const asset of assets) {
    if (asset.type === 'icon' && asset.name === 'main') continue;
    hash.update(canonical([asset.type, asset.name, asset.ext, contentOf(asset)]));
  }
  if (picture) addPicture(hash, picture);
  return hash.digest('hex');
}

const meaningOf = (data: ReadCard['data']): object =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !ofSaving.has(key))
      .map(([key, value]) => [key, key === 'extensions' && isObject(value) ? withoutOwn(value) : value]),
  );

const withoutOwn = (extensions: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(extensions).filter(([key]) => key !== 'persona'));

const contentOf = ({ bytes, uri }: CardAsset): string =>
  bytes ? createHash('sha256').update(bytes).digest('hex') : uri;

/** JSON with the keys of each object in order, and without what is empty. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value)
    .map(([key, each]): [string, string] => [key, canonical(each)])
    .filter(([, text]) => !['null', '""', '[]', '{}'].includes(text))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

/** Texts in a PNG come and go with the program that saves it. */
function addPicture(hash: Hash, picture: Buffer): void {
  for (const part of partsOf(picture)) hash.update(part);
}

function partsOf(picture: Buffer): Buffer[] {
  if (kindOf(picture) !== 'png') return [picture];
  try {
    return chunksOf(picture)
      .filter(({ type }) => !metadata.has(type))
      .map(({ whole }) => whole);
  } catch (error) {
    // The icon of a CHARX was looked at no further than its header.
    if (error instanceof PngError) return [picture];
    throw error;
  }
}
