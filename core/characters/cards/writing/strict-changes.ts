import { isObject } from '../reading/loose-values.ts';
import { type JsonChange, setTo } from './edit-json.ts';
import { book, type Shape, shapes } from './strict-shape.ts';

type Path = readonly (string | number)[];
type Values = Readonly<Record<string, unknown>>;

/**
 * What must change in a card's fields so that a reader who takes the format at its word reads it: required fields that
 * are absent, values of the wrong kind, optional ones that are null. What is not in the format stays.
 * @param at where `data` stands in the card
 * @param defaults what a required field holds that was absent
 */
export function strictChanges(data: Values, spec: 'v2' | 'v3', at: Path, defaults: Values): JsonChange[] {
  const { data: shape, entry } = shapes[spec];
  return [
    ...fit(data, shape, at, defaults),
    ...bookChanges(data['character_book'], entry, [...at, 'character_book']),
  ];
}

function bookChanges(found: unknown, entry: Shape, at: Path): JsonChange[] {
  if (!isObject(found)) return [];
  const { entries } = found;
  // SillyTavern's own lorebooks hold their entries by number.
  const list: readonly unknown[] = Array.isArray(entries)
    ? entries
    : Object.values(isObject(entries) ? entries : {});
  const listed = list.filter(isObject);
  if (Array.isArray(entries) && listed.length === list.length) {
    const inEntries = listed.flatMap((each, index) => fit(each, entry, [...at, 'entries', index]));
    return [...fit(found, book, at), ...inEntries];
  }
  const whole = listed.map((each) => ({ ...each, ...mended(each, entry) }));
  return [...fit({ ...found, entries: [] }, book, at), setTo([...at, 'entries'], whole)];
}

const fit = (values: Values, shape: Shape, at: Path, defaults: Values = {}): JsonChange[] =>
  Object.entries(mended(values, shape, defaults)).map(([field, value]) => setTo([...at, field], value));

/** The fields that must change, and what they become: undefined for those that go. */
function mended(values: Values, { required, optional }: Shape, defaults: Values = {}): Values {
  const changed: [string, unknown][] = [];
  for (const [field, [kind, otherwise]] of Object.entries(required)) {
    const value = values[field];
    if (kind.fits(value)) continue;
    const made = value === undefined || value === null ? undefined : kind.mend(value);
    changed.push([field, made ?? defaults[field] ?? otherwise]);
  }
  for (const [field, kind] of Object.entries(optional)) {
    const value = values[field];
    if (value === undefined || kind.fits(value)) continue;
    changed.push([field, value === null ? undefined : kind.mend(value)]);
  }
  return Object.fromEntries(changed);
}
