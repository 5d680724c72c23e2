import type { CharacterId } from '../base/ids.ts';
import type { Hidden } from '../characters/hidden.ts';
import { characters } from '../characters/records.ts';
import type { Core } from '../core.ts';
import { redrawCharacter } from '../jobs/redraw.ts';
import { rowsOf } from '../store/rows.ts';
import { reports } from './records.ts';

/**
 * Makes a character hidden or not, as its reports say, and has its messages drawn again. Of several at once the last one looks
 * again, so that it ends as the reports do.
 */
export async function applyReports(core: Core, character: CharacterId): Promise<void> {
  const rows = rowsOf(core.store, characters);
  let holding = await holdingBack(core, character);
  for (;;) {
    await rows.change(
      { _id: character },
      holding ? { $set: { hidden: holding } } : { $unset: { hidden: 1 } },
    );
    const after = await holdingBack(core, character);
    if (after?.report === holding?.report) break;
    holding = after;
  }
  await redrawCharacter(core, character);
}

/** The oldest report that hides a character. */
async function holdingBack(core: Core, character: CharacterId): Promise<Hidden | undefined> {
  const [first] = await rowsOf(core.store, reports).find(
    { character, hides: true },
    { sort: { createdAt: 1 }, limit: 1 },
  );
  return first && { since: first.createdAt, reason: first.reason, report: first._id };
}
