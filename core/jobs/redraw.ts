import type { CharacterId } from '../base/ids.ts';
import { runId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { addresses, runs } from './records.ts';
import type { RunRow } from './run-row.ts';

/** Asks for the messages of a run to be drawn again from its record. */
export async function redraw(core: Core, run: Pick<RunRow, '_id' | 'platform'>): Promise<void> {
  await core.queues.addRedraw(run.platform, runId.parse(run._id));
}

/** Asks for every message that shows a character to be drawn again: it was changed or deleted. */
export async function redrawCharacter(core: Core, character: CharacterId): Promise<void> {
  const table = rowsOf(core.store, runs);
  // First the mark that the sweep looks for, so that a crash in between loses no drawing.
  await rowsOf(core.store, addresses).changeAll({ character }, { $set: { final: false } });
  await table.changeAll({ character }, { $inc: { version: 1 } });
  for (const run of await table.find({ character })) await redraw(core, run);
}
