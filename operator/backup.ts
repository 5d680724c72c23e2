import { z } from 'zod';
import { Problem } from '../core/base/problem.ts';
import { backUp } from '../core/backup/backup.ts';
import { outdatedIn } from '../core/backup/folder.ts';
import { parts } from '../core/backup/format.ts';
import { register } from '../core/register.ts';
import { openStore, paint, settingsOf } from './desk.ts';
import { table } from './table.ts';
import { parseGiven, type Verb } from './verb.ts';

const given = z.object({
  folder: z.string().optional(),
  keys: z.string().optional(),
  ledger: z.string().optional(),
  ledgerOnly: z.boolean().default(false),
});

export const backup: Verb = {
  name: 'backup',
  summary: 'write everything that is stored into files, keys apart',
  more: 'Writes three files while the programs run: the data (sealed as it lies in the store), the wrapped data keys, and the ledger of what was shredded. Keep the keys elsewhere and shorter; keep the newest ledger, which must be at hand whenever a backup is restored. None of them opens anything without PERSONA_MASTER_KEYS, which are in none of them. Backups older than 13 days must go.',
  parameters: [
    { flags: '[folder]', says: 'where to; BACKUP_DIR where it is left out' },
    { flags: '--keys <folder>', says: 'another folder for the keys' },
    { flags: '--ledger <folder>', says: 'another folder for the ledger' },
    { flags: '--ledger-only', says: 'write the ledger alone: small, and worth doing every hour' },
  ],
  async run(desk, words) {
    const { folder: typed, keys, ledger, ledgerOnly } = parseGiven(given, words);
    const folder = typed ?? settingsOf(desk).BACKUP_DIR;
    if (folder === undefined)
      throw new Problem('configuration', { lines: ['BACKUP_DIR: is not set; or name a folder'] });
    await using store = await openStore(desk);
    const folders = { data: folder, keys: keys ?? folder, ledger: ledger ?? folder };
    const written = await backUp(
      { store, clock: desk.clock },
      register,
      folders,
      ledgerOnly ? ['ledger'] : parts,
    );
    const rows = written.map(({ part, path, counts }) => {
      const documents = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return [part, String(documents), path];
    });
    for (const line of table(
      [{ title: 'part' }, { title: 'documents', right: true }, { title: 'file' }],
      rows,
    ))
      desk.write(line);
    for (const { path } of await outdatedIn(folder, desk.clock.now()))
      desk.write(paint(desk, 'yellow', `! older than 13 days, remove it: ${path}`));
    return 0;
  },
};
