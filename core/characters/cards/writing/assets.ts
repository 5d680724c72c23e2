import { isDeepStrictEqual } from 'node:util';
import { type CardSource, machineMadeOf } from '../card-source.ts';
import { ownPicture } from '../card-v3.ts';
import type { CardAsset, ReadCard } from '../read-card.ts';
import { isObject, textOf } from '../reading/loose-values.ts';
import { isInside } from './asset-paths.ts';
import { editJson, itemsAt, setTo } from './edit-json.ts';

/** One entry of a card's `assets`: its text as it stands, and what it says. */
export interface ListedAsset {
  readonly text: string;
  readonly type: string;
  readonly name: string;
  readonly ext: string;
  readonly uri: string;
}

const itemsOf = ({ spec, json }: Pick<ReadCard, 'spec' | 'json'>): string[] =>
  itemsAt(json, spec === 'v1' ? ['assets'] : ['data', 'assets']);

/** The entries of a card's `assets`, those that are none left out. */
export function listedAssets(card: Pick<ReadCard, 'spec' | 'json'>): ListedAsset[] {
  return itemsOf(card).flatMap((text) => {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return [];
    const at = (key: string): string => textOf(value[key]);
    const [type, name, ext, uri] = [at('type'), at('name'), at('ext'), at('uri')];
    return [{ text: strictText(text, value), type, name, ext, uri }];
  });
}

/** V3 requires four texts of each. */
function strictText(text: string, value: Readonly<Record<string, unknown>>): string {
  const wrong = ['type', 'uri', 'name', 'ext'].filter((key) => typeof value[key] !== 'string');
  return editJson(
    text,
    wrong.map((key) => setTo([key], textOf(value[key]) || (key === 'ext' ? 'unknown' : ''))),
  );
}

/** As people are told of it. */
export const nameOf = ({ type, name }: Pick<CardAsset, 'type' | 'name'>): string => `${type}: ${name}`;

export const isMainIcon = ({ type, name }: Pick<CardAsset, 'type' | 'name'>): boolean =>
  type === 'icon' && name === 'main';

/** The same entry under another name: there is one main icon. */
export const renamed = (asset: ListedAsset, name: string): ListedAsset => ({
  ...asset,
  name,
  text: editJson(asset.text, [setTo(['name'], name)]),
});

/** What is written for `assets`, and what the file cannot hold of them. */
export interface KeptAssets {
  /** Undefined where the card's own stays as it is. */
  readonly text: string | undefined;
  /** Type and name of each that goes. */
  readonly dropped: readonly string[];
}

/**
 * The assets of a card in a JSON or a PNG: what lies elsewhere stays, what lay in the file does not come along. A portrait
 * that Persona painted takes the place of an icon that lies elsewhere.
 */
export function assetsBesidePicture(source: CardSource, original: ReadCard): KeptAssets {
  const listed = listedAssets(original);
  const isReplaced = machineMadeOf(source).portrait;
  const kept = listed
    .filter(({ uri }) => !isInside(uri))
    .map((asset) =>
      isReplaced && isMainIcon(asset) && asset.uri !== ownPicture.uri ? renamed(asset, 'main-1') : asset,
    );
  const dropped = droppedOf(original, listed);
  const texts = kept.map(({ text }) => text);
  if (isDeepStrictEqual(texts, itemsOf(original))) return { text: undefined, dropped };
  const own = kept.some(isMainIcon) ? [] : [JSON.stringify(ownPicture)];
  return { text: `[${[...own, ...texts].join(',')}]`, dropped };
}

/** What lay in the file, named or not; the main icon is not lost: the portrait stands for it. */
function droppedOf({ assets }: ReadCard, listed: readonly ListedAsset[]): string[] {
  const named = listed.filter(({ uri }) => isInside(uri));
  const unnamed = assets.filter(({ uri }) => isInside(uri) && !named.some((asset) => asset.uri === uri));
  return [...named, ...unnamed].filter((asset) => !isMainIcon(asset)).map(nameOf);
}
