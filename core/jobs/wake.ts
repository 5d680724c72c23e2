import { day, second } from '../base/clock.ts';
import { runId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { addresses, runs } from './records.ts';
import { redraw } from './redraw.ts';
import { believable } from './claim.ts';
import { openStates } from './run.ts';
import { priorityOf } from './turn.ts';

const batch = 200;

/** Asks again for runs that nobody works on although they could be: the queue lost them. Gives how many. */
export async function wakeRuns(core: Core): Promise<number> {
  const now = core.clock.now();
  const { latestClaim, latestStart } = believable(core);
  const isUnheld = {
    $or: [{ claim: null }, { claimEnds: { $lt: now } }, { claimEnds: { $gt: latestClaim } }],
  };
  const before = new Date(now.getTime() - 2 * second);
  const isDue = { $or: [{ notBefore: { $lt: before } }, { notBefore: { $gt: latestStart } }] };
  const waiting = await rowsOf(core.store, runs).find(
    { state: { $in: openStates }, $and: [isUnheld, isDue] },
    { sort: { turn: 1 }, limit: batch },
  );
  for (const run of waiting)
    await core.queues.wakeRun(runId.parse(run._id), await priorityOf(core, run.turn));
  return waiting.length;
}

/** Gives up runs that were written down but never asked for: their process ended in between. Gives how many. */
export async function endUnasked(core: Core): Promise<number> {
  const now = core.clock.now();
  return rowsOf(core.store, runs).changeAll(
    { state: 'requested', createdAt: { $lt: new Date(now.getTime() - 30 * second) } },
    { $set: { state: 'failed', problem: 'internal', endedAt: now }, $inc: { version: 1 } },
  );
}

/**
 * Asks again for messages that do not yet show the end of their run; gives up those that could not be drawn for
 * two days, so that they do not stand before the others for ever: two, so that a clock that is a day ahead gives up
 * none. Gives how many.
 */
export async function wakeRedraws(core: Core): Promise<number> {
  const now = core.clock.now().getTime();
  const table = rowsOf(core.store, addresses);
  const hopeless = { final: false, state: { $ne: 'gone' }, createdAt: { $lt: new Date(now - 2 * day) } };
  await table.changeAll(hopeless, { $set: { state: 'gone' } });
  const before = new Date(now - 15 * second);
  const behind = await table.find(
    { final: false, state: { $ne: 'gone' }, createdAt: { $lt: before } },
    { sort: { createdAt: 1 }, limit: batch },
  );
  for (const address of behind) await redraw(core, { _id: address.run, platform: address.platform });
  return behind.length;
}
