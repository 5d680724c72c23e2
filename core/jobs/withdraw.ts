import { setTimeout as sleep } from 'node:timers/promises';
import { second } from '../base/clock.ts';
import type { AccountId, PlaceId, RunId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { placeQuotaOf, quotaOf, spendOf } from './budget.ts';
import { addresses, runs } from './records.ts';

/** What a request has reserved, and when. */
export interface Reservation {
  readonly run: RunId;
  readonly account: AccountId;
  readonly place: PlaceId;
  /** Micro-dollars. */
  readonly cost: number;
  /** Of the day's runs. */
  readonly quota: number;
  readonly at: Date;
}

/** Gives back what a run has reserved. */
export async function release(core: Core, reservation: Reservation): Promise<void> {
  const { run, account, place, cost, quota, at } = reservation;
  if (cost > 0) await spendOf(core, at).settle(run, cost, 0);
  if (quota === 0) return;
  await quotaOf(core, account, at).settle(run, quota, 0);
  await placeQuotaOf(core, place, at).settle(run, quota, 0);
}

/** A run that may not be: the person is told at once, and no record of it stays. */
export async function withdraw(core: Core, run: RunId): Promise<void> {
  await rowsOf(core.store, addresses).remove({ run });
  await rowsOf(core.store, runs).remove({ _id: run });
}

/** As long as the sweep leaves a request alone that nobody goes on with. */
const patience = 30 * second;
const pause = second / 4;

/**
 * Takes back a request that the store has lost midway: its person is told that nothing was made, so nothing may be made
 * and no second answer come. Goes on in the background until the store is back; what it cannot take back is the sweep's.
 */
export function takeBackLater(core: Core, reservation: Reservation): void {
  untilTakenBack(core, reservation).catch(() => undefined);
}

async function untilTakenBack(core: Core, reservation: Reservation): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      await takeBack(core, reservation);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(pause, undefined, { ref: false });
  }
}

async function takeBack(core: Core, reservation: Reservation): Promise<void> {
  const { run } = reservation;
  // A worker that has begun goes on: what it makes is worth more than one answer too many.
  const taken = await rowsOf(core.store, runs).change(
    { _id: run, attempts: 0, state: { $in: ['requested', 'queued', 'failed'] } },
    {
      $set: { state: 'failed', problem: 'store-unavailable', endedAt: core.clock.now() },
      $inc: { version: 1 },
    },
  );
  if (!taken) return;
  await release(core, reservation);
  await withdraw(core, run);
}
