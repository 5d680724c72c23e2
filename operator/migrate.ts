import { z } from 'zod';
import { migrate as migrateStore, planMigrations } from '../core/store/migrate.ts';
import { schemaVersion } from '../core/store/migrations/list.ts';
import { type Desk, openStore, paint } from './desk.ts';
import { parseGiven, type Verb } from './verb.ts';

const given = z.object({ dryRun: z.boolean().default(false) });

export const migrate: Verb = {
  name: 'migrate',
  summary: 'bring the store to the schema of this version',
  more: 'Brings the store to the schema of this version. It may be broken off and repeated, and run while programs of the version before still work where the migration says so. A backup before it is the way back that always works.',
  parameters: [
    { flags: '--dry-run', says: 'say what would be done, and how one comes back, and change nothing' },
  ],
  async run(desk, words) {
    const { dryRun } = parseGiven(given, words);
    await using store = await openStore(desk);
    const waiting = await planMigrations(store);
    if (waiting.length === 0) desk.write(`The store has schema ${schemaVersion}: nothing to do.`);
    for (const { migration, steps } of waiting) {
      desk.write(paint(desk, 'bold', `${migration.version}: ${migration.what}`));
      for (const step of steps) desk.write(`   ${step}`);
      desk.write(`   way back: ${migration.back}`);
      desk.write(`   ${beside(migration)}`);
    }
    if (!dryRun) await apply(desk, store);
    return 0;
  },
};

const beside = ({ oldest, version }: { oldest: number; version: number }): string =>
  oldest < version
    ? `programs of schema ${oldest} and later may go on meanwhile`
    : 'stop every older program first';

async function apply(desk: Desk, store: Parameters<typeof migrateStore>[0]): Promise<void> {
  for (const { version } of await migrateStore(store, desk.clock))
    desk.write(paint(desk, 'green', `The store has schema ${version} now.`));
}
