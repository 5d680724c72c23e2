import { later, minute } from '../base/clock.ts';
import { events } from '../base/events.ts';
import type { RunId } from '../base/ids.ts';
import { accounts } from '../accounts/records.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { runs } from './records.ts';
import { isOver, mostAttempts, openStates } from './run.ts';
import type { ClaimedRun, RunRow } from './run-row.ts';
import { noteStarted } from './turn.ts';

export type { ClaimedRun, RunRow, RunSecret } from './run-row.ts';

/** Why a run was not claimed. */
export type Unclaimed =
  /** There is no such run, or its account is closed. */
  | 'gone'
  | 'over'
  /** Begun too often already. */
  | 'exhausted'
  /** Both earlier tries may have ended their workers: the last one is to be made alone. */
  | 'suspect'
  /** Not before so many milliseconds: it was delayed, or another worker holds it. */
  | { readonly wait: number };

/**
 * Claims a run for a worker: one compare-and-set, so that of several workers one gets it. Counts the attempt.
 * @param worker a name that no other process has
 * @param options.alone this worker has nothing else in hand
 */
export async function claimRun(
  core: Core,
  id: RunId,
  worker: string,
  { alone = false }: { readonly alone?: boolean } = {},
): Promise<ClaimedRun | Unclaimed> {
  const table = tableOf(core.store, runs);
  const row = await table.get(id);
  if (!row) return 'gone';
  const refused = refusal(core, row);
  if (refused) return refused;
  if (isSuspect(row) && !alone) return 'suspect';
  const account = await rowsOf(core.store, accounts).get(row.account);
  if (account?.state !== 'active' || account.epoch !== row.epoch) return 'gone';
  const claim = `${worker}/${row.attempts + 1}`;
  const now = core.clock.now();
  const claimed = await table.change(
    {
      _id: id,
      state: row.state,
      epoch: row.epoch,
      attempts: row.attempts,
      claim: row.claim,
      claimEnds: row.claimEnds,
    },
    { $set: { claim, claimEnds: claimEnd(core), startedAt: row.startedAt ?? now }, $inc: { attempts: 1 } },
  );
  if (!claimed) return { wait: 200 };
  if (row.attempts === 0) await noteStarted(core, row.turn);
  events.runClaimed(core, id, claimed.attempts);
  return { id, row: claimed, secret: await table.open(claimed), claim };
}

/** A claim that nobody has given back: whoever held it died, or lay still for too long. */
const isSuspect = ({ claim, attempts }: RunRow): boolean => claim !== null && attempts === mostAttempts - 1;

/** How long a claim holds without being renewed: as long as a job's lock. */
export const claimEnd = (core: Core): Date => later(core.clock, core.settings.PERSONA_JOB_LOCK);

/** The longest that a run may be put off: what a provider may ask for, and some more. */
const longestDelay = 20 * minute;

/**
 * What later moments than these say of a claim or a start is not believed: they were written by a clock that was ahead
 * of this one, or before this one was put back. Whoever wrote them may be dead, and would hold the run for as long.
 */
export function believable(core: Core): { readonly latestClaim: Date; readonly latestStart: Date } {
  return {
    latestClaim: later(core.clock, 2 * core.settings.PERSONA_JOB_LOCK),
    latestStart: later(core.clock, longestDelay),
  };
}

function refusal(core: Core, row: RunRow): Unclaimed | undefined {
  const now = core.clock.now();
  const { latestClaim, latestStart } = believable(core);
  if (isOver(row.state)) return 'over';
  const held =
    row.claim !== null && row.claimEnds !== null && row.claimEnds > now && row.claimEnds <= latestClaim;
  if (held && row.claimEnds) return { wait: row.claimEnds.getTime() - now.getTime() + 50 };
  // A run that nobody has put off may begin, also where the clock of whoever wrote it down was ahead.
  const isFresh = row.state === 'queued' && row.attempts === 0;
  if (!isFresh && row.notBefore > now && row.notBefore <= latestStart)
    return { wait: row.notBefore.getTime() - now.getTime() };
  if (!openStates.includes(row.state) || row.state === 'requested') return { wait: 500 };
  return row.attempts >= mostAttempts ? 'exhausted' : undefined;
}
