import type { RunId } from '../core/base/ids.ts';
import type { Core } from '../core/core.ts';
import { runs } from '../core/jobs/records.ts';
import { mostAttempts, openStates } from '../core/jobs/run.ts';
import { rowsOf } from '../core/store/rows.ts';

/**
 * Ends a run that was begun as often as it may be and is in nobody's hands: every worker that had it has died. Repeating
 * it changes nothing.
 */
export async function giveUp(core: Core, id: RunId): Promise<void> {
  const now = core.clock.now();
  await rowsOf(core.store, runs).change(
    {
      _id: id,
      state: { $in: openStates },
      attempts: { $gte: mostAttempts },
      $or: [{ claim: null }, { claimEnds: { $lte: now } }],
    },
    {
      $set: { state: 'failed', problem: 'too-many-attempts', claim: null, claimEnds: null, endedAt: now },
      $inc: { version: 1 },
    },
  );
}
