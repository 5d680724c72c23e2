import type { z } from 'zod';
import { events } from '../base/events.ts';
import { type CharacterId, newId, type PlaceId, type RunId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Account } from '../accounts/account.ts';
import type { Core } from '../core.ts';
import { isHiddenIn } from '../places/hiding.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { addresses, runs } from './records.ts';
import { type RunKind, runPlans } from './run.ts';
import { runIdOf } from './run-id.ts';
import type { RunSecret } from './run-row.ts';
import { priorityOf, takeTurn } from './turn.ts';
import { isOverLimit, reserve } from './reserve.ts';
import { release, type Reservation, takeBackLater, withdraw } from './withdraw.ts';

/** The personal part of an address, in the platform's own words. */
export type MessagePlace = Readonly<z.output<NonNullable<typeof addresses.sealed>>>;

/** Where the message of a run will stand, as the platform said. */
export interface RequestedAddress {
  readonly private: boolean;
  readonly tokenEnds: Date | null;
  readonly place: MessagePlace;
}

export interface RunOrder {
  readonly account: Account;
  readonly place: PlaceId;
  readonly platform: string;
  readonly kind: RunKind;
  readonly character: CharacterId;
  /** The platform's own key of the delivery: the same key again is the same run. */
  readonly requestKey: string;
  readonly secret: RunSecret;
  readonly address: RequestedAddress;
}

/**
 * Asks for a run: the record first, then its quota, then the queue. Asking again under the same request key gives the
 * same run.
 * @throws Problem `quota-used`, `place-quota` or `spend-stopped`, with when it renews; `place-hidden`; `store-unavailable`. Nothing is
 * left of the run then
 */
export async function requestRun(core: Core, order: RunOrder): Promise<RunId> {
  if (await isUnwanted(core, order)) throw new Problem('place-hidden');
  const run = runIdOf(core, order.requestKey);
  // One moment for all of it: what is reserved on one day is settled on the same.
  const reservation = {
    run,
    account: order.account.id,
    place: order.place,
    cost: worstCost(core, order.kind),
    quota: runPlans[order.kind].quota,
    at: core.clock.now(),
  };
  try {
    await record(core, order, reservation);
  } catch (error) {
    // What was asked for in vain is withdrawn already.
    if (!isOverLimit(error)) takeBackLater(core, reservation);
    throw error;
  }
  return run;
}

/** Whether it would be shown in a place whose admins have hidden its character. A new one nobody has hidden yet. */
const isUnwanted = async (core: Core, { address, character, kind, place }: RunOrder): Promise<boolean> =>
  !address.private && kind !== 'create' && (await isHiddenIn(core, place, character));

async function record(core: Core, order: RunOrder, reservation: Reservation): Promise<void> {
  const { run, at } = reservation;
  if (!(await insertRun(core, run, order, at))) return;
  const turn = await prepare(core, order, reservation);
  const [queued, priority] = await Promise.all([
    rowsOf(core.store, runs).change({ _id: run, state: 'requested' }, { $set: { state: 'queued', turn } }),
    priorityOf(core, turn),
  ]);
  // Cancelled or given up meanwhile, and perhaps settled before anything was reserved.
  if (!queued) return release(core, reservation);
  events.runRequested(core, run, order.kind, order.platform);
  await core.queues.addRun(run, priority);
}

/**
 * What a run needs before it may wait, side by side: somebody waits in a chat. What fails is told when all of it has come
 * to its end, so that nothing is written after it was taken back.
 * @returns the run's turn
 */
async function prepare(core: Core, order: RunOrder, reservation: Reservation): Promise<number> {
  const { run, account } = reservation;
  const [turn, reserved, addressed] = await Promise.allSettled([
    takeTurn(core, account),
    reserve(core, reservation),
    insertAddress(core, run, order),
  ]);
  if (reserved.status === 'rejected' && isOverLimit(reserved.reason)) await withdraw(core, run);
  for (const part of [reserved, addressed]) if (part.status === 'rejected') throw part.reason;
  if (turn.status === 'rejected') throw turn.reason;
  return turn.value;
}

/** Micro-dollars that a run of a kind may cost at the most. */
function worstCost({ settings }: Core, kind: RunKind): number {
  const { writings, paintings, variations } = runPlans[kind];
  return (
    writings * settings.PERSONA_WRITING_PRICE +
    paintings * settings.PERSONA_PAINTING_PRICE +
    variations * settings.PERSONA_VARIATION_PRICE
  );
}

async function insertRun(core: Core, id: RunId, order: RunOrder, now: Date): Promise<boolean> {
  const table = tableOf(core.store, runs);
  return table.insert({
    _id: id,
    account: order.account.id,
    place: order.place,
    platform: order.platform,
    kind: order.kind,
    character: order.character,
    state: 'requested',
    epoch: order.account.epoch,
    claim: null,
    claimEnds: null,
    attempts: 0,
    notBefore: now,
    turn: 0,
    version: 1,
    written: 0,
    painted: 0,
    writing: { calls: 0 },
    painting: { calls: 0 },
    problem: null,
    rule: null,
    worstCost: worstCost(core, order.kind),
    cost: 0,
    createdAt: now,
    startedAt: null,
    endedAt: null,
    settledAt: null,
    sealed: await table.seal(id, order.account.key, order.secret),
  });
}

async function insertAddress(core: Core, run: RunId, order: RunOrder): Promise<void> {
  const table = tableOf(core.store, addresses);
  const id = newId('address');
  await table.insert({
    _id: id,
    account: order.account.id,
    run,
    character: order.character,
    place: order.place,
    platform: order.platform,
    private: order.address.private,
    state: 'new',
    postingSince: null,
    drawnVersion: 0,
    final: false,
    pointed: false,
    tokenEnds: order.address.tokenEnds,
    createdAt: core.clock.now(),
    sealed: await table.seal(id, order.account.key, { ...order.address.place }),
  });
}
