import { ownerless } from '../faults/belongings.ts';
import { afterErasure } from './erasure.ts';
import { wrongLibraries } from './libraries.ts';
import { wrongMessages } from './messages.ts';
import { type Rows, readRows } from './rows.ts';
import { openAfterShredding } from './shredded.ts';
import type { Watch } from './watch.ts';
import type { World } from './world.ts';
import { wrongBooks } from './wrong-books.ts';

/** What does not hold although everything is at rest, in words. Lets the deleted be erased on the way. */
export async function findViolations(world: World, watch: Watch): Promise<string[]> {
  const rows = await readRows(world);
  const violations = [
    ...wrongAnswers(world, rows),
    ...wrongBooks(world, rows),
    ...belongings(world, rows),
    ...(await wrongMessages(world, rows)),
    ...(await wrongLibraries(world, rows)),
    ...(await openAfterShredding(world)),
    ...(await afterErasure(world, watch, rows)),
  ];
  return violations.map(world.nameOf);
}

/** Each request has one record, or none where the person was told why; what was acknowledged is not gone. */
function wrongAnswers(world: World, { runs: rows, addresses: places }: Rows): string[] {
  const ids = rows.map(({ _id }) => _id);
  const strange = new Set(ids);
  const found: string[] = [];
  for (const [key, answers] of world.answers) {
    const run = world.runOf(key);
    strange.delete(run);
    if (!ids.includes(run) && answers.every((answer) => answer === 'made'))
      found.push(`${key} was acknowledged and is gone`);
    const messages = places.filter((address) => address.run === run).length;
    if (messages > 1) found.push(`${key} has ${messages} addresses`);
    // The process may die between a run's record and its address: then nobody was told that it is asked for.
    if (messages === 0 && ids.includes(run) && answers.includes('made') && !answers.includes('died'))
      found.push(`${key} has no address`);
  }
  return [...found, ...[...strange].map((run) => `nobody has asked for ${run}`)];
}

type Made = Rows['portraits' | 'versions' | 'files'][number];

/**
 * Nothing is ownerless; what nobody can open any more is judged by its rows alone. A worker that was paused until its
 * cancelled run had been settled, then stored a part of it and died, leaves that part: nobody could know.
 */
function belongings({ deadWorkers, shredded }: World, rows: Rows): string[] {
  const runRows = rows.runs.filter(({ account }) => !shredded.has(account));
  const cancelled = rows.runs.filter(({ state }) => state === 'cancelled');
  const settled = new Map(cancelled.map(({ _id, settledAt }) => [_id, settledAt]));
  const counts = ({ account, createdAt, run }: Made) => {
    const end = settled.get(run);
    return !shredded.has(account) && (deadWorkers === 0 || !end || end > createdAt);
  };
  return ownerless({
    runs: runRows.map((row) => ({ row, prompt: '' })),
    addresses: [],
    quotas: rows.quotas,
    spending: rows.spending,
    characters: rows.characters.filter(({ account }) => !shredded.has(account)),
    versions: rows.versions.filter(counts),
    portraits: rows.portraits.filter(counts),
    files: rows.files.filter(counts),
    identities: rows.identities.filter(({ account }) => !shredded.has(account)),
  });
}
