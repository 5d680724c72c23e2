import { z } from 'zod';
import { characterId } from '../../base/ids.ts';
import type { Core } from '../../core.ts';
import { tableOf } from '../../store/table.ts';
import type { ReadCard } from '../cards/read-card.ts';
import { cardOfJson } from '../cards/reading/card-of-json.ts';
import { contentHash } from '../cards/reading/content-hash.ts';
import { cardJson } from '../cards/writing/card-json.ts';
import type { CharacterRow } from '../head.ts';
import { characterVersions, portraits } from '../records.ts';
import type { VersionRow } from '../show.ts';
import { barePicture } from './bare-picture.ts';
import { loadOriginal, type OriginalCard } from './original.ts';

/** What Persona says of itself in a card: the number of the version that was written. */
const stated = z.looseObject({
  extensions: z.looseObject({ persona: z.looseObject({ version: z.number() }) }),
});

/**
 * The number of the version that a card of a known character was written from, if it still says what was written then;
 * undefined where somebody has changed it. What the card's format cannot hold (a JSON no picture) is no change.
 */
export async function exportedAs(
  core: Core,
  character: CharacterRow,
  card: ReadCard,
): Promise<number | undefined> {
  const number = stated.safeParse(card.data).data?.extensions.persona.version;
  if (number === undefined) return undefined;
  const table = tableOf(core.store, characterVersions);
  const version = await table.one({ character: characterId.parse(character._id), number });
  if (!version) return undefined;
  const secret = await table.open(version);
  const original = await loadOriginal(core, { id: character.account }, version);
  const json = cardJson({ character, version, secret }, card.spec === 'v2' ? 'v2' : 'v3', original);
  const written = cardOfJson(Buffer.from(json), { container: 'json' });
  const isSame =
    hashOf(written.data) === hashOf(card.data) &&
    sameAssets(original, card) &&
    (await samePicture(core, version, card));
  return isSame ? number : undefined;
}

const hashOf = (data: ReadCard['data'], assets: ReadCard['assets'] = []): string =>
  contentHash({ data, picture: undefined, assets });

/** Only what lies in the file: a JSON and a PNG hold no assets. */
function sameAssets(original: OriginalCard | undefined, { assets }: ReadCard): boolean {
  const held = assets.filter(isHeld);
  if (held.length === 0) return true;
  return hashOf({}, held) === hashOf({}, original?.assets.filter(isHeld) ?? []);
}

const isHeld = ({ bytes, type, name }: ReadCard['assets'][number]): boolean =>
  bytes !== undefined && !(type === 'icon' && name === 'main');

async function samePicture(core: Core, { portrait }: VersionRow, { picture }: ReadCard): Promise<boolean> {
  const bare = picture && barePicture(picture);
  if (!bare) return picture === undefined;
  const table = tableOf(core.store, portraits);
  const row = await table.get(portrait);
  return row !== undefined && (await table.open(row)).image.equals(bare);
}
