import type { ZipFile } from '../../../zip/zip-writer.ts';
import { type CardSource, machineMadeOf } from '../card-source.ts';
import { type AssetEntry, ownPicture } from '../card-v3.ts';
import type { ReadCard } from '../read-card.ts';
import { AssetPaths, iconPath, isInside } from './asset-paths.ts';
import { isMainIcon, type KeptAssets, type ListedAsset, listedAssets, nameOf, renamed } from './assets.ts';
import { editJson, setTo } from './edit-json.ts';

/** The portrait in a CHARX. */
export const icon: AssetEntry = { type: 'icon', uri: `embeded://${iconPath}`, name: 'main', ext: 'png' };

interface InsideAssets extends KeptAssets {
  readonly text: string;
  readonly files: readonly ZipFile[];
}

/**
 * The card's own assets behind the portrait, each with its bytes or at its address; and the files that it does not name,
 * which stay unnamed. What the card names and the file did not hold goes.
 */
export function assetsInside(source: CardSource, original: ReadCard): InsideAssets {
  const paths = new AssetPaths();
  const bytesOf = new Map(original.assets.map(({ uri, bytes }) => [uri, bytes]));
  const listed = listedAssets(original);
  const files: ZipFile[] = [];
  const texts = [JSON.stringify(icon)];
  const dropped: string[] = [];
  for (const asset of besideIcon(listed, machineMadeOf(source).portrait)) {
    const bytes = bytesOf.get(asset.uri);
    if (!isInside(asset.uri)) texts.push(asset.text);
    else if (!bytes) dropped.push(nameOf(asset));
    else {
      const name = paths.add(asset);
      files.push({ name, bytes });
      texts.push(editJson(asset.text, [setTo(['uri'], `embeded://${name}`)]));
    }
  }
  for (const asset of original.assets) {
    const isListed = listed.some(({ uri }) => uri === asset.uri);
    if (asset.bytes && !isListed) files.push({ name: paths.add(asset), bytes: asset.bytes });
  }
  return { text: `[${texts.join(',')}]`, files, dropped };
}

/** All but the main icon, which the portrait stands for; one that was painted anew, and others, get another name. */
function besideIcon(listed: readonly ListedAsset[], isPainted: boolean): ListedAsset[] {
  const mains = listed.filter((asset) => isMainIcon(asset) && asset.uri !== ownPicture.uri);
  const [portrait] = isPainted ? [] : mains;
  const others = listed.filter((asset) => asset !== portrait && asset.uri !== ownPicture.uri);
  return others.map((asset) => {
    const number = mains.indexOf(asset) + 1;
    return number > 0 ? renamed(asset, `main-${number}`) : asset;
  });
}
