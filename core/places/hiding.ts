import type { CharacterId, PlaceId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { placeHidings } from './records.ts';

const idOf = (place: PlaceId, character: CharacterId): string => `${place}:${character}`;

/** Notes that a character is not to be shown in a place. Again: nothing changes. */
export async function addHiding(core: Core, place: PlaceId, character: CharacterId): Promise<void> {
  await rowsOf(core.store, placeHidings).insert({
    _id: idOf(place, character),
    place,
    character,
    at: core.clock.now(),
  });
}

/** False if it was not hidden there. */
export const removeHiding = async (core: Core, place: PlaceId, character: CharacterId): Promise<boolean> =>
  (await rowsOf(core.store, placeHidings).remove({ _id: idOf(place, character) })) > 0;

/** Whether the admins of a place have hidden a character there. */
export const isHiddenIn = async (core: Core, place: PlaceId, character: CharacterId): Promise<boolean> =>
  (await rowsOf(core.store, placeHidings).get(idOf(place, character))) !== undefined;
