import type { Core } from '../core.ts';
import { tableOf } from '../store/table.ts';
import { changePlaceSecret, type Place } from './place.ts';
import { places } from './records.ts';

/** What the admins of a place have decided. */
export interface PlaceSettings
  extends Pick<Place, 'mayMake' | 'makers' | 'privateOnly' | 'language' | 'dailyRuns'> {
  /** Ids of the channels where alone may be made; none: everywhere. */
  readonly channels: readonly string[];
  /** Ids of the roles whose members alone may make, where `makers` says so. */
  readonly roles: readonly string[];
}

/** The settings of a place, opened. */
export async function placeSettings(core: Core, place: Place): Promise<PlaceSettings> {
  const table = tableOf(core.store, places);
  const row = await table.get(place.id);
  const { channels = [], roles = [] } = row ? await table.open(row) : {};
  const { mayMake, makers, privateOnly, language, dailyRuns } = row ?? place;
  return { mayMake, makers, privateOnly, language, dailyRuns, channels, roles };
}

/** Changes settings of a place; those that are not named stay. Whoever calls has made sure that an admin asks. */
export async function changePlaceSettings(
  core: Core,
  place: Place,
  change: Partial<PlaceSettings>,
): Promise<void> {
  const { channels, roles, ...plainly } = change;
  await changePlaceSecret(
    core,
    place.id,
    (secret) => ({
      ...secret,
      ...(channels && { channels: [...channels] }),
      ...(roles && { roles: [...roles] }),
    }),
    { ...plainly, ...(channels && { isLimited: channels.length > 0 }) },
  );
}
