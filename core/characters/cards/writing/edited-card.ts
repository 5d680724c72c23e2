import { isDeepStrictEqual } from 'node:util';
import type { CardSource } from '../card-source.ts';
import { secondsOf } from '../card-v3.ts';
import { personaExtension } from '../persona-extension.ts';
import type { ReadCard } from '../read-card.ts';
import { isObject } from '../reading/loose-values.ts';
import { cardFieldsOf } from '../reading/profile-of-card.ts';
import { changedFields } from './changed-fields.ts';
import { editJson, type JsonChange, setTo } from './edit-json.ts';
import { strictChanges } from './strict-changes.ts';

const specs = {
  v2: { spec: 'chara_card_v2', spec_version: '2.0' },
  v3: { spec: 'chara_card_v3', spec_version: '3.0' },
} as const;

/** Where the fields stand once a V1 has been put into a `data`. */
const at = ['data'] as const;

/**
 * The JSON text of a card that came in, with what has changed since. All else stays byte for byte: unknown keys,
 * `extensions` of others, lorebooks with their decorators, the order of keys, how numbers are written.
 * @param assets the text of `assets`, if it must change
 */
export function editedCard(
  source: CardSource,
  spec: 'v2' | 'v3',
  original: ReadCard,
  assets: string | undefined,
): string {
  const defaults = { ...cardFieldsOf(source.secret.profile) };
  const strict = strictChanges(original.data, spec, at, defaults);
  const fitting = editJson(wrapped(original), [...strict, ...specChanges(spec, original)]);
  const fields = Object.entries(changedFields(source.secret.profile, original));
  return editJson(fitting, [
    ...fields.map(([field, value]) => setTo([...at, field], value)),
    ...mirrorChanges(fitting, fields),
    ...(fields.length > 0 && spec === 'v3'
      ? [setTo([...at, 'modification_date'], secondsOf(source.version.createdAt))]
      : []),
    ...(assets === undefined ? [] : [{ path: [...at, 'assets'], text: assets }]),
    setTo([...at, 'extensions', 'persona'], personaExtension(source, ownIn(original.data))),
  ]);
}

/** V1 has its fields in the root. Some programs write a byte order mark, which is no JSON. */
function wrapped({ spec, json }: ReadCard): string {
  const text = json.replace(/^\uFEFF/, '');
  return spec === 'v1' ? `{"spec":"","spec_version":"","data":${text}}` : text;
}

/** A later version of the same specification keeps its number. */
function specChanges(spec: 'v2' | 'v3', original: ReadCard): JsonChange[] {
  const wanted = specs[spec];
  const root: unknown = JSON.parse(wrapped(original));
  const found = isObject(root) ? root : {};
  const isKept =
    found['spec'] === wanted.spec && Number.parseFloat(textIn(found)) >= Number(wanted.spec_version);
  return isKept ? [] : [setTo(['spec'], wanted.spec), setTo(['spec_version'], wanted.spec_version)];
}

const textIn = ({ spec_version: version }: Readonly<Record<string, unknown>>): string =>
  typeof version === 'string' ? version : '';

/** SillyTavern repeats the fields of V1 in the root: where they are the same as in `data`, they stay the same. */
function mirrorChanges(json: string, fields: readonly (readonly [string, unknown])[]): JsonChange[] {
  if (fields.length === 0) return [];
  const root: unknown = JSON.parse(json);
  if (!isObject(root) || !isObject(root['data'])) return [];
  const { data } = root;
  return fields
    .filter(([field]) => field in root && isDeepStrictEqual(root[field], data[field]))
    .map(([field, value]) => setTo([field], value));
}

/** What another version of Persona may have left there. */
function ownIn(data: ReadCard['data']): Readonly<Record<string, unknown>> {
  const { extensions } = data;
  const found = isObject(extensions) ? extensions['persona'] : undefined;
  return isObject(found) ? found : {};
}
