import type { RunId } from '../core/base/ids.ts';
import { Problem } from '../core/base/problem.ts';
import { keepDraft } from '../core/characters/draft.ts';
import type { Draft } from '../core/characters/draft-rows.ts';
import { settleRun } from '../core/characters/settle.ts';
import { type ClaimedRun, claimRun, type Unclaimed } from '../core/jobs/claim.ts';
import { endRun } from '../core/jobs/end.ts';
import type { Handled } from '../core/jobs/queues.ts';
import type { RunSecret } from '../core/jobs/run-row.ts';
import { looksOf } from '../core/profile/looks.ts';
import { RunLost } from '../core/jobs/steps.ts';
import { giveUp } from './give-up.ts';
import { HeldRun } from './held-run.ts';
import { afterFailure, afterLoss, cancelLeftPainting } from './outcome.ts';
import { tasks } from './tasks/index.ts';
import type { Made } from './tasks/task.ts';
import type { Workshop } from './workshop.ts';

/** Milliseconds until a run is looked at again that found no place, since another one is worked on alone. */
const fullPause = 500;

/**
 * Works on a run for which the queue asks: claims it, does its task, and decides what a failure means. May be called for
 * any run, at any time, by several workers at once.
 * @param stopping aborted with `WorkerStopping` when the run must be given back
 * @returns when the queue shall ask again; nothing: the run is over, or not this worker's any more
 * @throws Problem `store-unavailable`: nothing can be written down, so the queue must ask again
 */
export async function work(workshop: Workshop, id: RunId, stopping: AbortSignal): Promise<Handled> {
  const { core, worker, floor } = workshop;
  {
    using place = floor.enter();
    if (!place) return { again: fullPause };
    const claimed = await claimRun(core, id, worker);
    if (claimed !== 'suspect') return await goOn(workshop, id, claimed, stopping);
  }
  using place = await floor.enterAlone(stopping);
  if (!place) return { again: fullPause };
  return await goOn(workshop, id, await claimRun(core, id, worker, { alone: true }), stopping);
}

async function goOn(
  workshop: Workshop,
  id: RunId,
  claimed: ClaimedRun | Unclaimed,
  stopping: AbortSignal,
): Promise<Handled> {
  const { core } = workshop;
  if (claimed === 'gone') return undefined;
  if (typeof claimed === 'object' && 'wait' in claimed) return { again: claimed.wait };
  if (claimed === 'exhausted') await giveUp(core, id);
  if (typeof claimed === 'object') {
    const handled = await workOn(workshop, new HeldRun(core, claimed), stopping);
    if (handled) return handled;
  } else {
    await cancelLeftPainting(workshop, id);
  }
  await settleRun(core, id);
  return undefined;
}

async function workOn(workshop: Workshop, held: HeldRun, stopping: AbortSignal): Promise<Handled> {
  using run = held;
  const letGo = () => {
    run.stop(stopping.reason);
  };
  stopping.addEventListener('abort', letGo, { once: true });
  if (stopping.aborted) letGo();
  try {
    return await attempt(workshop, run).catch((error: unknown) => afterFailure(workshop, run, error));
  } catch (error) {
    if (!(error instanceof RunLost)) throw error;
    return await afterLoss(workshop, run);
  } finally {
    stopping.removeEventListener('abort', letGo);
  }
}

async function attempt({ core, providers }: Workshop, run: HeldRun): Promise<undefined> {
  const made = await tasks[run.row.kind]({ core, providers, run });
  if (made.kind === 'version') await keepDraft(core, run.claimed, draftOf(made, run.secret));
  await endRun(core, run.claimed, { state: 'done', cost: run.claimed.row.cost });
}

function draftOf(
  { profile, picture, scene }: Extract<Made, { kind: 'version' }>,
  { seed }: RunSecret,
): Draft {
  if (!picture) return { profile, portrait: undefined };
  if (seed === undefined) throw new Problem('internal', {}, new Error('a painting without a seed'));
  const seen = scene === undefined ? looksOf(profile) : `${looksOf(profile)} Here: ${scene}`;
  const alternative = `${profile.name}: ${seen}`;
  return { profile, portrait: { ...picture, seed, alternative } };
}
