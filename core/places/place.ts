import type { z } from 'zod';
import { type KeyId, keyId, newId, type PlaceId, placeId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { lookupOf, lookupsOf } from '../crypto/keyring.ts';
import { addKey, dropUnusedKey, shredKeys } from '../store/data-keys.ts';
import { tableOf } from '../store/table.ts';
import { places } from './records.ts';

/** A place as a platform names it. */
export interface PlaceReference {
  readonly platform: string;
  readonly kind: 'server' | 'direct' | 'workspace';
  readonly team: string;
  readonly name?: string;
}

export interface Place {
  readonly id: PlaceId;
  readonly key: KeyId;
  readonly state: 'active' | 'left';
  readonly mayMake: boolean;
  readonly privateOnly: boolean;
  /** Who may make characters there. */
  readonly makers: 'everybody' | 'roles' | 'admins';
  /** Whether its rules name channels, outside of which nothing may be made. */
  readonly isLimited: boolean;
  /** Language of what is made there, as an id of the catalogue, where a person has chosen none. */
  readonly language: string | null;
  /** How many runs all of its members together have on one day. */
  readonly dailyRuns: number | null;
}

export type PlaceSecret = z.output<NonNullable<typeof places.sealed>>;

type PlaceRow = Awaited<ReturnType<typeof findPlace>>;

const partsOf = (place: PlaceReference): string[] => ['place', place.platform, place.kind, place.team];

/** The row of a place, whichever version of the look-up keys it was stored under. */
async function findPlace(core: Core, place: PlaceReference) {
  const lookups = lookupsOf(core.store.lookups, partsOf(place)).map((one) => one.hmac);
  return tableOf(core.store, places).one({ lookup: { $in: lookups } });
}

/** The record of a place, made at its first use. A place that was left is active again when the bot comes back. */
export async function placeOf(core: Core, place: PlaceReference): Promise<Place> {
  const found = (await findPlace(core, place)) ?? (await addPlace(core, place));
  if (!found?.sealed) throw new Error('a place without a sealed part');
  return {
    id: placeId.parse(found._id),
    key: found.sealed.key,
    state: found.state,
    mayMake: found.mayMake,
    privateOnly: found.privateOnly,
    makers: found.makers,
    isLimited: found.isLimited,
    language: found.language,
    dailyRuns: found.dailyRuns,
  };
}

async function addPlace(core: Core, place: PlaceReference): Promise<PlaceRow> {
  const table = tableOf(core.store, places);
  const id = newId('place');
  const key = await addKey(core.store, core.clock, { kind: 'place', id });
  const lookup = lookupOf(core.store.lookups, partsOf(place));
  const inserted = await table.insert({
    _id: id,
    platform: place.platform,
    kind: place.kind,
    lookup: lookup.hmac,
    lookupVersion: lookup.keyVersion,
    state: 'active',
    mayMake: true,
    privateOnly: false,
    makers: 'everybody',
    isLimited: false,
    language: null,
    dailyRuns: null,
    createdAt: core.clock.now(),
    sealed: await table.seal(id, key, { team: place.team, name: place.name }),
  });
  // Somebody else was faster: theirs stays, and our key seals nothing.
  if (!inserted) await dropUnusedKey(core.store, key);
  return findPlace(core, place);
}

/** What is sealed in a place: names and tokens. Undefined for a place that has no record; none is made by asking. */
export async function placeSecret(core: Core, place: PlaceReference): Promise<PlaceSecret | undefined> {
  const row = await findPlace(core, place);
  return row && tableOf(core.store, places).open(row);
}

/**
 * Changes what is sealed in a place, and makes it active. Tokens and settings lie in one ciphertext: whoever finds that
 * another was faster reads again.
 * @param plainly what changes with it in the clear
 */
export async function changePlaceSecret(
  core: Core,
  id: PlaceId,
  change: (secret: PlaceSecret) => PlaceSecret,
  plainly: Partial<NonNullable<PlaceRow>> = {},
): Promise<void> {
  const table = tableOf(core.store, places);
  for (;;) {
    const row = await table.get(id);
    if (!row?.sealed) return;
    const sealed = await table.seal(id, keyId.parse(row.sealed.key), change(await table.open(row)));
    const changed = await table.change(
      { _id: id, 'sealed.blob': row.sealed.blob },
      { $set: { ...plainly, state: 'active', sealed } },
    );
    if (changed) return;
  }
}

/** The id of a place that has a record; none is made by asking. */
export async function placeIdOf(core: Core, place: PlaceReference): Promise<PlaceId | undefined> {
  const row = await findPlace(core, place);
  return row && placeId.parse(row._id);
}

/** The bot was removed: the place's keys go, with them its tokens and names, then the place itself. */
export async function leavePlace(core: Core, place: PlaceReference): Promise<void> {
  const found = await findPlace(core, place);
  if (!found) return;
  await shredKeys(core.store, core.clock, found._id);
  await tableOf(core.store, places).remove({ _id: found._id });
}
