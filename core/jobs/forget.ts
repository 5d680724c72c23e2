import { hour } from '../base/clock.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { runs } from './records.ts';

/** A refused text must be gone within 24 hours; the sweep comes often enough to keep that with an hour to spare. */
const keptRefused = 23 * hour;

/**
 * Erases what was typed for runs that were refused, or that the moderation never came to. That they were, and under which
 * rule, stays as a code. For the sweep; gives how many.
 */
export async function forgetRefused(core: Core): Promise<number> {
  const before = new Date(core.clock.now().getTime() - keptRefused);
  // How the files of an import were called may be a character's name, and outlive it.
  const imports = { kind: 'import', endedAt: { $lt: before }, sealed: { $exists: true } };
  await rowsOf(core.store, runs).changeAll(imports, { $unset: { sealed: 1 } });
  return rowsOf(core.store, runs).changeAll(
    {
      state: { $in: ['refused', 'failed'] },
      endedAt: { $lt: before },
      sealed: { $exists: true },
      $or: [{ state: 'refused' }, { problem: 'moderation-unavailable' }],
    },
    { $unset: { sealed: 1 } },
  );
}
