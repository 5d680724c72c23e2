import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { tableOf } from '../store/table.ts';
import { claimEnd } from './claim.ts';
import { runs } from './records.ts';
import { redraw } from './redraw.ts';
import { mayMove, type RunState } from './run.ts';
import type { ClaimedRun, RunRow, RunSecret } from './run-row.ts';

/** The worker holds the run no more: it was cancelled, taken over, or its account closed. Whoever meets it stops. */
export class RunLost extends Error {
  constructor() {
    super('the run is no longer held by this worker');
    this.name = 'RunLost';
  }
}

export interface RunChange {
  readonly state?: RunState;
  readonly set?: Partial<RunRow>;
  /** The sealed part as it shall be. */
  readonly secret?: RunSecret;
  /** Whether the message shows the change: then it is drawn again. */
  readonly visible?: boolean;
}

/**
 * Moves a run on, and extends the claim. One write that names state, epoch and claim.
 * @throws RunLost if the run is not as this worker left it
 */
export async function changeRun(core: Core, claimed: ClaimedRun, change: RunChange): Promise<ClaimedRun> {
  const table = tableOf(core.store, runs);
  const { row } = claimed;
  const state = change.state ?? row.state;
  if (state !== row.state && !mayMove(row.state, state)) {
    throw new Problem('internal', {}, new Error(`a run cannot move from ${row.state} to ${state}`));
  }
  const changed = await table.change(heldBy(claimed), {
    $set: {
      ...change.set,
      state,
      claimEnds: claimEnd(core),
      ...(change.secret && (await resealed(core, claimed, change.secret))),
    },
    ...(change.visible && { $inc: { version: 1 } }),
  });
  if (!changed) throw new RunLost();
  if (change.visible) await redraw(core, changed);
  return { ...claimed, row: changed, secret: change.secret ?? claimed.secret };
}

/** Only the run as this worker left it: another state, epoch or claim means that it is lost. */
export const heldBy = ({ id, row, claim }: ClaimedRun): Readonly<Record<string, unknown>> => ({
  _id: id,
  state: row.state,
  epoch: row.epoch,
  claim,
});

async function resealed(core: Core, claimed: ClaimedRun, secret: RunSecret): Promise<Pick<RunRow, 'sealed'>> {
  if (!claimed.row.sealed) throw new Problem('internal', {}, new Error('a run without a sealed part'));
  return { sealed: await tableOf(core.store, runs).seal(claimed.id, claimed.row.sealed.key, secret) };
}
