import { type CardFormat, formatFacts } from './card-format.ts';
import type { CardSource } from './card-source.ts';
import type { ReadCard } from './read-card.ts';
import { isObject } from './reading/loose-values.ts';
import { assetsBesidePicture } from './writing/assets.ts';
import { assetsInside } from './writing/assets-inside.ts';
import { strictChanges } from './writing/strict-changes.ts';

/** What a person is told before a file is written. */
export type Loss =
  /** The file has no picture. */
  | { readonly kind: 'picture' }
  /** Pictures, sounds and other files of the card that do not come along, as `type: name`. */
  | { readonly kind: 'assets'; readonly names: readonly string[] }
  /** Fields that are not in the file, in the format's names. */
  | { readonly kind: 'absent'; readonly fields: readonly string[] }
  /** Fields that are in the file, but that programs which know only its version of the format do not look at. */
  | { readonly kind: 'unseen'; readonly fields: readonly string[] }
  /** Values that the format does not allow and that are written as it does, as paths in the card. */
  | { readonly kind: 'mended'; readonly fields: readonly string[] };

/**
 * What a format cannot hold of a character; nothing where all of it goes out.
 * @param original the card that it came in with, if it was imported
 */
export function lossesOf(source: CardSource, format: CardFormat, original?: ReadCard): Loss[] {
  const { spec } = formatFacts[format];
  const losses: (Loss | undefined)[] = [
    format === 'png' || format === 'charx' ? undefined : { kind: 'picture' },
    named('assets', original ? droppedAssets(source, format, original) : []),
    listed('absent', spec === 'v2' && !original ? ['creation_date', 'modification_date'] : []),
    listed('unseen', spec === 'v2' && original ? unseenIn(original) : []),
    listed('mended', original ? mendedIn(original, spec) : []),
  ];
  return losses.filter((loss) => loss !== undefined);
}

const named = (kind: 'assets', names: readonly string[]): Loss | undefined =>
  names.length > 0 ? { kind, names } : undefined;

const listed = (kind: 'absent' | 'unseen' | 'mended', fields: readonly string[]): Loss | undefined =>
  fields.length > 0 ? { kind, fields } : undefined;

const droppedAssets = (source: CardSource, format: CardFormat, original: ReadCard): readonly string[] =>
  (format === 'charx' ? assetsInside(source, original) : assetsBesidePicture(source, original)).dropped;

/** What V3 has added to the card; of `assets` nothing is lost but what `droppedAssets` tells. */
const onlyInV3 = [
  'group_only_greetings',
  'nickname',
  'creator_notes_multilingual',
  'source',
  'creation_date',
  'modification_date',
] as const;

function unseenIn({ data }: ReadCard): string[] {
  const fields: string[] = onlyInV3.filter((field) => !isEmpty(data[field]));
  const book = data['character_book'];
  const entries: readonly unknown[] = isObject(book) && Array.isArray(book['entries']) ? book['entries'] : [];
  const has = (test: (entry: Readonly<Record<string, unknown>>) => boolean): boolean =>
    entries.some((entry) => isObject(entry) && test(entry));
  if (has((entry) => entry['use_regex'] === true)) fields.push('character_book.entries.use_regex');
  // Programs that know no decorators put them into the prompt as text.
  if (has(({ content }) => typeof content === 'string' && /^@@/m.test(content)))
    fields.push('character_book.entries.content: @@');
  return fields;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Where the card's own value is replaced: what was absent is no loss. */
function mendedIn({ data }: ReadCard, spec: 'v2' | 'v3'): string[] {
  const changes = strictChanges(data, spec, [], {});
  return changes.filter(({ path }) => !isEmpty(valueAt(data, path))).map(({ path }) => path.join('.'));
}

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (found, step) =>
      typeof found === 'object' && found !== null
        ? (found as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
