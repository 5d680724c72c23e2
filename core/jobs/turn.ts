import { accounts } from '../accounts/records.ts';
import type { AccountId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { inBatches } from '../store/batch.ts';
import { rowsOf } from '../store/rows.ts';
import { turns } from './budget-records.ts';
import { runs } from './records.ts';
import { openStates } from './run.ts';

const counter = 'runs';

/**
 * A run's place in the fair order: behind the account's own last turn and behind what was started last. Somebody's
 * fifty requests take fifty turns one after another; somebody else's first one comes right behind what runs now.
 */
export async function takeTurn(core: Core, account: AccountId): Promise<number> {
  const started = (await rowsOf(core.store, turns).get(counter))?.started ?? 0;
  const table = rowsOf(core.store, accounts);
  const behindStarted = await table.change(
    { _id: account, lastTurn: { $lt: started } },
    { $set: { lastTurn: started + 1 } },
  );
  if (behindStarted) return behindStarted.lastTurn;
  // Turns only rise: what was not before `started` never will be.
  const behindOwn = await table.change(
    { _id: account, lastTurn: { $gte: started } },
    { $inc: { lastTurn: 1 } },
  );
  return behindOwn?.lastTurn ?? started + 1;
}

/** Notes that a run was started: new ones take their place behind it. */
export const noteStarted = (core: Core, turn: number): Promise<void> => raiseStarted(core.store, turn);

const raiseStarted = inBatches<number>(async (store, started) => {
  await rowsOf(store, turns).change(
    { _id: counter },
    { $max: { started: Math.max(...started) }, $setOnInsert: { base: 0 } },
    { upsert: true },
  );
});

/** A run's priority for the queue: its turn less the base. The queue's own limit cuts it (`queues.ts`). */
export async function priorityOf(core: Core, turn: number): Promise<number> {
  const base = (await rowsOf(core.store, turns).get(counter))?.base ?? 0;
  return Math.max(1, turn - base);
}

/** Half of what BullMQ's priorities hold: until then the base can stay where it is. */
const roomy = 1_000_000;

/**
 * Moves the base up to what was started last, when much was started and nothing waits: priorities that were given out
 * under the old base would otherwise come behind all new ones. For the sweep.
 */
export async function moveBase(core: Core): Promise<void> {
  const table = rowsOf(core.store, turns);
  const row = await table.get(counter);
  if (!row || row.started - row.base < roomy) return;
  const waiting = await rowsOf(core.store, runs).one({ state: { $in: openStates } });
  if (!waiting) await table.change({ _id: counter, base: row.base }, { $set: { base: row.started } });
}
