import type { AccountId, CharacterId, RunId } from '../base/ids.ts';
import { runId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { type Filter, rowsOf } from '../store/rows.ts';
import { runs } from './records.ts';
import { openStates } from './run.ts';

/**
 * Cancels an account's run, whoever works on it: that worker's next write fails, and it stops at the provider too.
 * False if there is no such run or it is over: cancelling and finishing race by one compare-and-set.
 */
export const cancelRun = async (core: Core, account: AccountId, run: RunId): Promise<boolean> =>
  (await cancelOne(core, { _id: run, account })) !== undefined;

/** Cancels every open run of a character; gives their ids. */
export async function cancelRunsOf(core: Core, character: CharacterId): Promise<RunId[]> {
  const cancelled: RunId[] = [];
  for (;;) {
    const run = await cancelOne(core, { character });
    if (!run) return cancelled;
    cancelled.push(run);
  }
}

async function cancelOne(core: Core, filter: Filter): Promise<RunId | undefined> {
  const cancelled = await rowsOf(core.store, runs).change(
    { ...filter, state: { $in: openStates } },
    {
      $set: { state: 'cancelled', claim: null, claimEnds: null, endedAt: core.clock.now() },
      $inc: { version: 1 },
    },
  );
  return cancelled && runId.parse(cancelled._id);
}
