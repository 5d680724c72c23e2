import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Store } from './connect.ts';
import { replayLedger } from './replay-ledger.ts';
import { type Installation, readInstallation } from './installation.ts';
import { migrate } from './migrate.ts';
import { schemaVersion } from './migrations/list.ts';
import type { AnyRecord } from './record.ts';
import { rowsOf } from './rows.ts';

/**
 * Makes sure that this program may run on the store: a fresh one is set up at once; of another schema than this code's
 * only a newer one is taken that says that older programs may run on it. What was shredded does not come back.
 * @throws Problem `configuration` with the one line that says what to do
 */
export async function prepareStore(
  store: Store,
  clock: Clock,
  register: readonly AnyRecord[],
): Promise<void> {
  const known = await readInstallation(store);
  if (!known && (await holdsNothing(store, register))) await migrate(store, clock);
  else {
    const obstacle = obstacleIn(known, schemaVersion);
    if (obstacle !== undefined) throw new Problem('configuration', { lines: [obstacle] });
  }
  await replayLedger(store, clock);
}

/** Why a program that is written for a schema may not run on this store; undefined: it may. */
export function obstacleIn(known: Installation | undefined, program: number): string | undefined {
  const schema = known?.schema ?? 0;
  if (known?.restoringSince)
    return `the store was restored by half (begun ${known.restoringSince.toISOString()}): empty it and restore it again`;
  if (schema < program)
    return `the store has schema ${schema}, this program needs ${program}: run \`npm run operator -- migrate\``;
  if (known && program < known.oldest)
    return `the store has schema ${schema}, this program is older (${program}): start a newer version of it`;
  return undefined;
}

/** Whether no collection of these has a document. */
export async function holdsNothing(store: Store, records: readonly AnyRecord[]): Promise<boolean> {
  for (const record of records) if (await rowsOf(store, record).one({})) return false;
  return true;
}
