import { endOfDay } from '../base/clock.ts';
import type { PlaceId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { places } from '../places/records.ts';
import { rowsOf } from '../store/rows.ts';
import { placeQuotaOf, quotaOf, spendOf } from './budget.ts';
import { release, type Reservation } from './withdraw.ts';

/**
 * Reserves what a run may come to. The person's own limit first: somebody who asks for too much must not keep the others
 * from what is left of the day.
 * @throws Problem `quota-used`, `place-quota`, `spend-stopped`: nothing is reserved then
 */
export async function reserve(core: Core, reservation: Reservation): Promise<void> {
  const { run, account, place, cost, quota, at } = reservation;
  const limit = core.settings.PERSONA_DAILY_QUOTA;
  if (quota > 0) {
    const [isReserved, shared] = await Promise.all([
      quotaOf(core, account, at).reserve(run, quota, limit),
      limitOf(core, place),
    ]);
    if (!isReserved) throw new Problem('quota-used', { at: endOfDay(at), limit });
    if (shared !== null && !(await placeQuotaOf(core, place, at).reserve(run, quota, shared))) {
      await release(core, reservation);
      throw new Problem('place-quota', { at: endOfDay(at), limit: shared });
    }
  }
  if (cost > 0 && !(await spendOf(core, at).reserve(run, cost, core.settings.PERSONA_DAILY_SPEND))) {
    await release(core, reservation);
    throw new Problem('spend-stopped', { at: endOfDay(at) });
  }
}

/** How many runs all members of a place together have on one day; null: the place has set no limit. */
const limitOf = async (core: Core, place: PlaceId): Promise<number | null> =>
  (await rowsOf(core.store, places).get(place))?.dailyRuns ?? null;

/** Whether somebody asked for more than there is: then nothing of it is reserved. */
export const isOverLimit = (error: unknown): boolean =>
  error instanceof Problem && ['quota-used', 'place-quota', 'spend-stopped'].includes(error.code);
