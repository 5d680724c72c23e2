import { z } from 'zod';
import { checkFiles } from '../core/backup/check-files.ts';
import { isEmpty, restore as restoreStore } from '../core/backup/restore.ts';
import { register } from '../core/register.ts';
import { schemaVersion } from '../core/store/migrations/list.ts';
import { openStore, paint } from './desk.ts';
import { table } from './table.ts';
import { parseGiven, type Verb } from './verb.ts';

const given = z.object({
  data: z.string(),
  keys: z.string(),
  ledger: z.string(),
  dryRun: z.boolean().default(false),
  acceptOld: z.boolean().default(false),
});

export const restore: Verb = {
  name: 'restore',
  summary: 'put a backup into an empty store; what was shredded stays gone',
  more: 'Puts a backup into an empty store. Run it before any program starts there. All three files are read to their ends first: a torn or altered one is refused and nothing is changed. The newest ledger decides: keys that were shredded since the backup do not come back, nor does what they sealed. Characters that were deleted one by one since then do come back, and are deleted anew only by their owners.',
  parameters: [
    { flags: '--data <file>', says: 'the file of data', required: true },
    { flags: '--keys <file>', says: 'the keys of the same backup', required: true },
    { flags: '--ledger <file>', says: 'the newest ledger that there is', required: true },
    { flags: '--dry-run', says: 'check the files, say what would come back, and change nothing' },
    { flags: '--accept-old', says: 'restore a backup that is older than 13 days' },
  ],
  async run(desk, words) {
    const { data, keys, ledger, dryRun, acceptOld } = parseGiven(given, words);
    await using store = await openStore(desk);
    const now = acceptOld ? undefined : desk.clock.now();
    const files = await checkFiles({ data, keys, ledger }, store.masters, now);
    const restored = await restoreStore({ store, clock: desk.clock }, register, files, { dryRun });
    const { schema, createdAt } = files.data.header;
    desk.write(
      `Backup of ${createdAt.toISOString()}, schema ${schema}; ledger of ${files.ledger.header.createdAt.toISOString()}.`,
    );
    const rows = restored
      .filter(({ taken, left }) => taken + left > 0)
      .map(({ collection, taken, left }) => [collection, String(taken), left > 0 ? String(left) : '']);
    const columns = [
      { title: 'collection' },
      { title: 'restored', right: true },
      { title: 'shredded', right: true },
    ] as const;
    for (const line of table(columns, rows)) desk.write(line);
    if (dryRun && !(await isEmpty(store, register)))
      desk.write(paint(desk, 'yellow', '! The store there is not empty: empty it before the real one.'));
    desk.write(dryRun ? 'Nothing was changed.' : paint(desk, 'green', next(schema)));
    return 0;
  },
};

const next = (schema: number): string =>
  schema < schemaVersion
    ? 'Restored. Run `npm run operator -- migrate` now, then start the programs.'
    : 'Restored. The programs may start.';
