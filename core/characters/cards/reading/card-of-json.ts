import type { CardContainer, ReadCard } from '../read-card.ts';
import { type AssetFiles, noFiles } from './asset-files.ts';
import { readAssets } from './assets.ts';
import { shapeOf } from './card-shape.ts';
import { textOfJson, valueOfJson } from './json-text.ts';
import { keptOf } from './kept-paths.ts';
import { faultsOf } from './strict-card.ts';

/** People read these lists. */
const mostPaths = 20;
const longestPath = 80;

/** What a file holds besides the card's JSON. */
export interface Surroundings {
  readonly container: CardContainer;
  readonly files?: AssetFiles;
  /** The picture that the card lies in. */
  readonly picture?: Buffer | undefined;
  /** What was mended on the way to the JSON. */
  readonly mended?: readonly string[];
}

/**
 * The card in a JSON text.
 * @throws Problem card-unreadable, card-broken, card-too-large, or picture-too-large for the icon of a CHARX
 */
export function cardOfJson(bytes: Buffer, surroundings: Surroundings): ReadCard {
  const { text, exact } = textOfJson(bytes);
  const shape = shapeOf(valueOfJson(text));
  const { container, files = noFiles, picture, mended = [] } = surroundings;
  const { assets, icon, unclear } = readAssets(shape.data['assets'], files);
  return {
    container,
    spec: shape.spec,
    json: text,
    data: shape.data,
    picture: picture ?? icon,
    assets,
    kept: listed(keptOf(shape)),
    mended: listed([...mended, ...(exact ? [] : ['$']), ...unclear, ...faultsOf(shape)]),
  };
}

const listed = (paths: readonly string[]): string[] =>
  [...new Set(paths.map((path) => path.slice(0, longestPath)))].slice(0, mostPaths);
