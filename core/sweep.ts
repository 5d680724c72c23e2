import { events } from './base/events.ts';
import { eraseDeleted } from './characters/erase-deleted.ts';
import { settleForgotten } from './characters/settle.ts';
import type { Core } from './core.ts';
import { freeLeftovers } from './jobs/budget.ts';
import { forgetRefused } from './jobs/forget.ts';
import { moveBase } from './jobs/turn.ts';
import { endUnasked, wakeRedraws, wakeRuns } from './jobs/wake.ts';
import { closeReports } from './safety/close-reports.ts';

/**
 * Finds what a lost queue, a crash or a missed deadline has left, and puts it right. Every part may run anywhere, at
 * any time, in several processes at once.
 */
export async function sweep(core: Core): Promise<void> {
  const counts = {
    unasked: await endUnasked(core),
    settled: await settleForgotten(core),
    woken: await wakeRuns(core),
    redrawn: await wakeRedraws(core),
    freed: await freeLeftovers(core, core.clock.now()),
    erased: await eraseDeleted(core),
    forgotten: await forgetRefused(core),
    reportsClosed: await closeReports(core),
  };
  await moveBase(core);
  events.swept(core, counts);
}
