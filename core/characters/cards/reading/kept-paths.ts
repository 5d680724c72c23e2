import type { CardShape } from './card-shape.ts';
import { isObject } from './loose-values.ts';
import { ownProfileIn } from './profile-of-card.ts';

/** What a profile takes, and what Persona's writer makes anew. */
const taken: ReadonlySet<string> = new Set([
  'name',
  'description',
  'personality',
  'first_mes',
  'mes_example',
  'tags',
  'character_version',
  'creation_date',
  'modification_date',
]);

/** What Persona writes into a card of its own besides. */
const written: ReadonlySet<string> = new Set(['creator', 'creator_notes', 'assets']);

/** What of a card has no field in Persona and is not empty, as paths; `$.` stands before what is not in `data`. */
export function keptOf({ data, around }: CardShape): string[] {
  const isOwn = ownProfileIn(data) !== undefined && data['creator'] === 'Persona';
  const inData = Object.keys(data).flatMap((key) => {
    if (isEmpty(data[key]) || taken.has(key) || (isOwn && written.has(key))) return [];
    return key === 'extensions' && isObject(data[key]) ? extensionsOf(data[key]) : [key];
  });
  return [...inData, ...aroundData(data, around)];
}

const extensionsOf = (extensions: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(extensions)
    .filter((key) => key !== 'persona')
    .map((key) => `extensions.${key}`);

/** Some programs repeat the fields of `data` around it, for readers of V1: a repetition is no content. */
const aroundData = (data: CardShape['data'], around: CardShape['around']): string[] =>
  Object.entries(around ?? {})
    .filter(([key, value]) => !['spec', 'spec_version', 'data'].includes(key) && !isEmpty(value))
    .filter(
      ([key, value]) => !(Object.hasOwn(data, key) && JSON.stringify(data[key]) === JSON.stringify(value)),
    )
    .map(([key]) => `$.${key}`);

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}
