import type { Core } from '../../core.ts';
import type { RunRow } from '../../jobs/run-row.ts';
import { dropHalfMade, dropUploads } from './drop-cards.ts';

/**
 * Does what follows from the end of an import: what it was to read goes, and so does what it has stored halfway. Cards
 * that came in before it was cancelled stay. Repeatable.
 * @param isLate whether a worker may still be storing the card that it had in hand
 */
export async function settleImport(core: Core, run: RunRow, isLate: boolean): Promise<void> {
  await dropUploads(core, run);
  if (run.state !== 'done' && !isLate) await dropHalfMade(core, run);
}
