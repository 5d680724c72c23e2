import { Problem } from '../../../base/problem.ts';
import type { CardAsset } from '../read-card.ts';
import { type AssetFiles, endingOf, locatorOf } from './asset-files.ts';
import { cardLimits } from './limits.ts';
import { isObject, textOf } from './loose-values.ts';
import { checkedPicture } from './picture-size.ts';

/** The type of a file that the card does not name: it is kept all the same. */
const unnamedAsset = 'x_file';

interface ReadAssets {
  readonly assets: readonly CardAsset[];
  /** The picture of the character, if an asset is one and is in the file. */
  readonly icon: Buffer | undefined;
  /** Assets that were not found where they should be, as paths in the card. */
  readonly unclear: readonly string[];
}

/**
 * The assets that a card names, with what of them is in the file, and after them the files that it does not name.
 * @throws Problem card-too-large if there are too many, picture-too-large for the icon
 */
export function readAssets(value: unknown, files: AssetFiles): ReadAssets {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (list.length > cardLimits.parts) throw new Problem('card-too-large');
  const locate = locatorOf(files);
  const unclear: string[] = [];
  const used = new Set<string>();
  const named = list.flatMap((each, index): CardAsset[] => {
    if (!isObject(each)) return [];
    const uri = textOf(each['uri']);
    const path = pathIn(uri);
    const found = path === undefined ? undefined : locate(path);
    if (path !== undefined && found?.exact !== true) unclear.push(`assets[${index}].uri`);
    if (found) used.add(found.path);
    return [{ ...labelsOf(each), uri, bytes: found?.bytes ?? bytesIn(uri) }];
  });
  return { assets: [...named, ...unnamed(files, used)], icon: iconOf(named), unclear };
}

const labelsOf = (asset: Readonly<Record<string, unknown>>): Pick<CardAsset, 'type' | 'name' | 'ext'> => ({
  type: textOf(asset['type']),
  name: textOf(asset['name']),
  ext: textOf(asset['ext']).toLowerCase().replace(/^\./, '') || 'unknown',
});

/** The specification writes `embeded`; some programs write it right, and RisuAI has an address of its own. */
const pathIn = (uri: string): string | undefined => /^(?:embedd?ed:\/\/|__asset:)(.*)$/is.exec(uri)?.[1];

function bytesIn(uri: string): Buffer | undefined {
  const comma = uri.indexOf(',');
  const head = uri.slice(0, Math.max(comma, 0)).toLowerCase();
  return head.startsWith('data:') && head.endsWith(';base64')
    ? Buffer.from(uri.slice(comma + 1), 'base64')
    : undefined;
}

const unnamed = ({ byPath, scheme }: AssetFiles, used: ReadonlySet<string>): CardAsset[] =>
  [...byPath]
    .filter(([path]) => !used.has(path))
    .map(([path, bytes]) => ({
      type: unnamedAsset,
      name: path,
      ext: endingOf(path),
      uri: `${scheme}${path}`,
      bytes,
    }));

/** Of several icons the one that is called `main`, or the first. */
function iconOf(assets: readonly CardAsset[]): Buffer | undefined {
  const icons = assets.filter(({ type, bytes }) => type === 'icon' && bytes !== undefined);
  const first = icons.find(({ name }) => name === 'main') ?? icons[0];
  return first?.bytes && checkedPicture(first.bytes);
}
