import { events } from '../core/base/events.ts';
import type { RunId } from '../core/base/ids.ts';
import { type Problem, type ProblemCode, toProblem } from '../core/base/problem.ts';
import { delayRun, type End, endRun } from '../core/jobs/end.ts';
import type { Handled } from '../core/jobs/queues.ts';
import { runs } from '../core/jobs/records.ts';
import { isOver } from '../core/jobs/run.ts';
import { changeRun, RunLost } from '../core/jobs/steps.ts';
import { rowsOf } from '../core/store/rows.ts';
import { type HeldRun, paintingOf } from './held-run.ts';
import type { Painting } from './providers.ts';
import { waitAfter } from './retry.ts';
import { WorkerStopping } from './stopping.ts';
import type { Workshop } from './workshop.ts';

/**
 * Decides what a failure means for a run: later again, or its end.
 * @throws RunLost, Problem `store-unavailable`
 */
export async function afterFailure(workshop: Workshop, run: HeldRun, error: unknown): Promise<Handled> {
  const { core } = workshop;
  if (error instanceof RunLost) throw error;
  if (error instanceof WorkerStopping) return handBack(workshop, run);
  const problem = toProblem(error);
  events.stepFailed(core, run.claimed.id, run.row.state, problem.code, problem.cause);
  if (problem.code === 'store-unavailable') throw problem;
  const wait = waitAfter(problem, run.row, core.clock.now());
  if (wait !== undefined) {
    await delayRun(core, run.claimed, wait, problem.code);
    return { again: wait };
  }
  // Without its account's key nothing can be written to it any more.
  if (problem.code !== 'account-closed') await endRun(core, run.claimed, endAfter(problem, run));
  await cancelPainting(workshop, run.claimed.id, run.painting);
  return undefined;
}

const refusals: ReadonlySet<ProblemCode> = new Set([
  'text-refused',
  'picture-refused',
  'writer-refused',
  'painter-refused',
]);

const endAfter = ({ code, detail }: Problem, run: HeldRun): End => ({
  state: refusals.has(code) ? 'refused' : 'failed',
  problem: code,
  ...(detail.rule !== undefined && { rule: detail.rule }),
  cost: run.claimed.row.cost,
});

/** Gives a run back as it is, so that another worker goes on at once. It is not counted as an attempt. */
async function handBack({ core }: Workshop, run: HeldRun): Promise<Handled> {
  const { attempts, cost, writingCost = 0 } = run.claimed.row;
  const set = { claim: null, attempts: attempts - 1, cost, writingCost };
  await changeRun(core, run.claimed, { set });
  return { again: 0 };
}

/**
 * What is left to do for a run that is this worker's no more. Where it is over, or gone with its account, nobody wants
 * what was ordered; where another worker has it, that one follows the same order.
 */
export async function afterLoss(workshop: Workshop, run: HeldRun): Promise<Handled> {
  const { core } = workshop;
  const { id, row } = run.claimed;
  events.runLost(core, id);
  const now = await rowsOf(core.store, runs).get(id);
  if (now && now.epoch === row.epoch && !isOver(now.state)) return { again: core.settings.PERSONA_JOB_LOCK };
  await cancelPainting(workshop, id, run.painting);
  return undefined;
}

/** Stops what a run has left at the painter that ended in nobody's hands: cancelled while it waited, or given up. */
export async function cancelLeftPainting(workshop: Workshop, id: RunId): Promise<void> {
  const row = await rowsOf(workshop.core.store, runs).get(id);
  if (!row || row.state === 'done' || row.painting.doneAt) return;
  await cancelPainting(workshop, id, paintingOf(row));
}

/** Asks the painter to stop, as far as it can be reached: the run's own end does not hang on it. */
async function cancelPainting(
  { core, providers }: Workshop,
  run: RunId,
  painting: Painting | undefined,
): Promise<void> {
  if (!painting) return;
  await providers.painter.cancel(painting).catch((error: unknown) => {
    const { code, cause } = toProblem(error);
    events.stepFailed(core, run, 'cancel', code, cause);
  });
}
