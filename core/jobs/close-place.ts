import type { Core } from '../core.ts';
import { leavePlace, placeIdOf, type PlaceReference } from '../places/place.ts';
import { placeHidings } from '../places/records.ts';
import { rowsOf } from '../store/rows.ts';
import { placeQuotas } from './place-quotas.ts';
import { addresses } from './records.ts';

/**
 * The bot was removed from a place: its messages there can be reached no more and are forgotten, its settings, its tokens and
 * what its admins have hidden go. What people have made there stays theirs. The place itself goes last, so that a crash in
 * between is made good by the next event.
 */
export async function closePlace(core: Core, reference: PlaceReference): Promise<void> {
  const place = await placeIdOf(core, reference);
  if (!place) return;
  await rowsOf(core.store, addresses).remove({ place });
  await rowsOf(core.store, placeHidings).remove({ place });
  await rowsOf(core.store, placeQuotas).remove({ place });
  await leavePlace(core, reference);
}
