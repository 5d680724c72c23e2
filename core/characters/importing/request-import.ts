import { requireVisibility } from '../change-visibility.ts';
import { day, later } from '../../base/clock.ts';
import { newId, type RunId } from '../../base/ids.ts';
import type { Core } from '../../core.ts';
import { requestRun } from '../../jobs/request.ts';
import { runIdOf } from '../../jobs/run-id.ts';
import type { ImportResult } from '../../profile/change.ts';
import type { CharacterOptions } from '../../profile/options.ts';
import type { Asker } from '../create.ts';
import { uploadIdOf } from '../draft-ids.ts';
import { keepCardFile, type StoredFile } from './card-file.ts';

/** What a person gave to be imported. */
export interface ImportOrder {
  /** What a character becomes where its card does not say. */
  readonly options: CharacterOptions;
  readonly files: readonly StoredFile[];
  /** What could not be fetched. */
  readonly unread: readonly ImportResult[];
}

/**
 * Asks for an import: the files are stored sealed, then a run that reads them. Costs nothing and counts no quota. The
 * same request key gives the same run.
 * @throws Problem `account-closed`, `store-unavailable`, `public-closed`
 */
export async function requestImport(
  core: Core,
  asker: Asker,
  { options, files, unread }: ImportOrder,
): Promise<RunId> {
  requireVisibility(core, options.visibility);
  const run = runIdOf(core, asker.requestKey);
  // What no run takes goes by itself.
  const endsAt = later(core.clock, day);
  const ids = files.map((_file, index) => uploadIdOf({ _id: run }, index));
  for (const [index, file] of files.entries()) {
    const id = uploadIdOf({ _id: run }, index);
    await keepCardFile(core, asker.account, { ...file, id, run, character: null, endsAt });
  }
  const tally = { total: 0, new: 0, version: 0, unchanged: 0, refused: 0, restored: [] };
  return requestRun(core, {
    ...asker,
    kind: 'import',
    // It has no character of its own: each card has one.
    character: newId('character'),
    secret: {
      ...{ prompt: '', options, files: ids, results: [...unread] },
      tally: { ...tally, unread: unread.length },
    },
  });
}
