import { accounts } from '../accounts/records.ts';
import type { AccountId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { turns } from './records.ts';

const counter = 'runs';

/**
 * A run's place in the fair order: behind the account's own last turn and behind what was started last. Somebody's
 * fifty requests take fifty turns one after another; somebody else's first one comes right behind what runs now.
 */
export async function takeTurn(core: Core, account: AccountId): Promise<number> {
  const started = (await rowsOf(core.store, turns).get(counter))?.started ?? 0;
  const table = rowsOf(core.store, accounts);
  await table.change({ _id: account }, { $max: { lastTurn: started } });
  const changed = await table.change({ _id: account }, { $inc: { lastTurn: 1 } });
  return changed?.lastTurn ?? started + 1;
}

/** Notes that a run was started: new ones take their place behind it. */
export async function noteStarted(core: Core, turn: number): Promise<void> {
  await rowsOf(core.store, turns).change({ _id: counter }, { $max: { started: turn } }, { upsert: true });
}

/** BullMQ takes priorities from 1 to 2,097,151; turns are counted from a base that follows what was started. */
export async function priorityOf(core: Core, turn: number): Promise<number> {
  const started = (await rowsOf(core.store, turns).get(counter))?.started ?? 0;
  // Within one window of a million turns the order of priorities is the order of turns.
  const base = Math.floor(started / window) * window;
  return Math.max(1, turn - Math.max(0, base - window) + 1);
}

const window = 500_000;
