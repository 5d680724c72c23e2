import type { CharacterId, RunId } from '../../core/base/ids.ts';
import { requestImport } from '../../core/characters/importing/request-import.ts';
import { loadCharacter, type LoadedCharacter } from '../../core/characters/show.ts';
import { runs } from '../../core/jobs/records.ts';
import type { ImportResult } from '../../core/profile/change.ts';
import { tableOf } from '../../core/store/table.ts';
import { zipOf } from '../../core/zip/zip-writer.ts';
import { options } from '../core/samples.ts';
import type { TestWorkshop } from './workshop.ts';

/** Files by name. */
export type Files = Readonly<Record<string, Buffer>>;

/** A card that came in. */
export type Brought = ImportResult & { readonly character: CharacterId };

/** Somebody who imports, without a chat. */
export interface Importer {
  readonly request: (files: Files) => Promise<RunId>;
  readonly resultsOf: (run: RunId) => Promise<readonly ImportResult[]>;
  /** Imports, and gives what became of each card. */
  readonly bring: (files: Files) => Promise<readonly ImportResult[]>;
  readonly bringOne: (files: Files) => Promise<Brought>;
  readonly shown: (id: CharacterId | undefined) => Promise<LoadedCharacter>;
}

export function importerAt(shop: TestWorkshop): Importer {
  const request = (files: Files): Promise<RunId> =>
    requestImport(shop.core, shop.asker(), {
      options,
      files: Object.entries(files).map(([name, bytes]) => ({ name, bytes })),
      unread: [],
    });
  const resultsOf = async (run: RunId) =>
    (await tableOf(shop.core.store, runs).open(await shop.row(run))).results ?? [];
  const bring = async (files: Files) => {
    const run = await request(files);
    await shop.workToEnd(run);
    const { state, cost } = await shop.row(run);
    if (state !== 'done' || cost !== 0) throw new Error(`${state}, ${cost}`);
    return resultsOf(run);
  };
  return {
    ...{ request, resultsOf, bring },
    async bringOne(files) {
      const [result] = await bring(files);
      if (!result?.character) throw new Error(`not imported: ${JSON.stringify(result)}`);
      return { ...result, character: result.character };
    },
    async shown(id) {
      const found = id && (await loadCharacter(shop.core, shop.account, id));
      if (!found) throw new Error('not shown');
      return found;
    },
  };
}

export const zipped = (files: Files): Buffer =>
  Buffer.concat([
    ...zipOf(
      Object.entries(files).map(([name, bytes]) => ({ name, bytes })),
      new Date(),
    ),
  ]);
