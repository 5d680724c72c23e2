import { Problem } from '../../../base/problem.ts';
import type { CardSpec } from '../read-card.ts';
import { isObject } from './loose-values.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where in a JSON file the card is. */
export interface CardShape {
  readonly spec: CardSpec;
  readonly data: Fields;
  /** What stands around `data`; undefined in V1, where the fields are the file. */
  readonly around: Fields | undefined;
}

/** One of these beside a name makes a card out of an object that does not say what it is. */
const tellingFields = ['description', 'personality', 'scenario', 'first_mes', 'mes_example'];

const has = (fields: Fields, key: string): boolean => Object.hasOwn(fields, key);

/**
 * Finds the card in a JSON value. What the file calls itself decides if its fields fit; newer versions are read as V3.
 * @throws Problem card-unreadable if there is no card in it
 */
export function shapeOf(value: unknown): CardShape {
  if (!isObject(value)) throw new Problem('card-unreadable');
  const { spec, data } = value;
  if (isObject(data) && (isCardSpec(spec) || isTelling(data))) {
    return { spec: isV3(value) ? 'v3' : 'v2', data, around: value };
  }
  if (!isTelling(value)) throw new Problem('card-unreadable');
  return { spec: 'v1', data: value, around: undefined };
}

const isCardSpec = (spec: unknown): boolean => typeof spec === 'string' && spec.startsWith('chara_card');

const isTelling = (fields: Fields): boolean =>
  has(fields, 'name') && tellingFields.some((key) => has(fields, key));

/** By its name, or by its version where the name is missing: `chara_card_v4` and `3.1` are read as V3. */
function isV3({ spec, spec_version: version }: Fields): boolean {
  if (isCardSpec(spec)) return spec !== 'chara_card_v2' && spec !== 'chara_card_v1';
  return Number.parseFloat(String(version)) >= 3;
}
