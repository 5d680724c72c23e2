import type { RunSecret } from '../../jobs/run-row.ts';
import type { ImportResult, ImportTally } from '../../profile/change.ts';

/** How many results of one sort are kept: a run's record stays small, and no message holds more. */
const mostListed = 100;

/**
 * What a run knows after some more of its cards: every one is counted, and the first hundred that came in and the first
 * hundred that were refused are listed.
 */
export function noteResults(secret: RunSecret, added: readonly ImportResult[]): RunSecret {
  const results = [...(secret.results ?? [])];
  const tally: ImportTally = { ...tallyOf(secret) };
  for (const result of added) {
    tally[result.outcome] += 1;
    const isRefused = result.outcome === 'refused';
    const listed = results.filter(({ outcome }) => (outcome === 'refused') === isRefused).length;
    if (listed < mostListed) results.push(result);
  }
  return { ...secret, results, tally };
}

/** How far a run says that its import is. */
export const tallyOf = ({ tally }: RunSecret): ImportTally =>
  tally ?? { total: 0, new: 0, version: 0, unchanged: 0, refused: 0, unread: 0, restored: [] };

/** How many cards have a result: the next one's place. */
export const cardsDone = (tally: ImportTally): number =>
  tally.new + tally.version + tally.unchanged + tally.refused;
