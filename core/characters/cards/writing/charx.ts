import { zipOf, type ZipFile } from '../../../zip/zip-writer.ts';
import type { PicturedSource } from '../card-source.ts';
import { cardV3 } from '../card-v3.ts';
import type { ReadCard } from '../read-card.ts';
import { cardPath, iconPath } from './asset-paths.ts';
import { assetsInside, icon } from './assets-inside.ts';
import { editedCard } from './edited-card.ts';

/**
 * A character as a CHARX: a ZIP of the card as V3, the portrait as its main icon, and whatever else the card came in with.
 * Pictures are stored, since they are compressed already.
 */
export function writeCharx(source: PicturedSource, original: ReadCard | undefined): Buffer[] {
  const { files, text } = original ? assetsInside(source, original) : { files: [], text: undefined };
  const json = original ? editedCard(source, 'v3', original, text) : JSON.stringify(cardV3(source, icon));
  const whole: ZipFile[] = [
    { name: cardPath, bytes: Buffer.from(json) },
    { name: iconPath, bytes: source.portrait.image },
    ...files,
  ];
  return [...zipOf(whole, source.version.createdAt)];
}
