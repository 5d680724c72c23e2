import { later } from '../base/clock.ts';
import { events } from '../base/events.ts';
import type { ProblemCode } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { runs } from './records.ts';
import { redraw } from './redraw.ts';
import type { ClaimedRun } from './run-row.ts';
import { heldBy, RunLost } from './steps.ts';

export interface End {
  readonly state: 'done' | 'failed' | 'refused';
  readonly problem?: ProblemCode;
  /** Which moderation rule refused. */
  readonly rule?: string;
  /** All that the run has cost, in micro-dollars. */
  readonly cost: number;
}

/**
 * Ends a run that a worker holds. What follows from the end (`settleRun`) is done after it, by whoever comes.
 * @throws RunLost if it was cancelled or taken over in the meantime: then that is its end
 */
export async function endRun(core: Core, claimed: ClaimedRun, end: End): Promise<void> {
  const now = core.clock.now();
  const ended = await rowsOf(core.store, runs).change(heldBy(claimed), {
    $set: {
      state: end.state,
      problem: end.problem ?? null,
      rule: end.rule ?? null,
      cost: end.cost,
      writingCost: claimed.row.writingCost ?? 0,
      claim: null,
      claimEnds: null,
      endedAt: now,
    },
    $inc: { version: 1 },
  });
  if (!ended) throw new RunLost();
}

/**
 * Gives a run back for later. Waiting for the moderation is no attempt of the run's own; everything else is counted.
 * @throws RunLost
 */
export async function delayRun(
  core: Core,
  claimed: ClaimedRun,
  milliseconds: number,
  code: ProblemCode,
): Promise<void> {
  const waiting = code === 'moderation-unavailable';
  const delayed = await rowsOf(core.store, runs).change(heldBy(claimed), {
    $set: {
      state: waiting ? 'checking' : 'queued',
      claim: null,
      claimEnds: null,
      notBefore: later(core.clock, milliseconds),
      cost: claimed.row.cost,
      writingCost: claimed.row.writingCost ?? 0,
    },
    $inc: { version: 1, attempts: waiting ? -1 : 0 },
  });
  if (!delayed) throw new RunLost();
  events.runDelayed(core, claimed.id, code, milliseconds);
  await redraw(core, delayed);
}
