import { cardFiles, cardIdentities } from '../../core/characters/importing/records.ts';
import { characters, characterVersions, portraits } from '../../core/characters/records.ts';
import type { Core } from '../../core/core.ts';
import { quotas, spending } from '../../core/jobs/budget-records.ts';
import { addresses, runs } from '../../core/jobs/records.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { tableOf } from '../../core/store/table.ts';

/** A run, and what its person typed. */
export interface HeldRun {
  readonly row: RunRow;
  readonly prompt: string;
}

/** An address, and where its message stands. */
export interface HeldAddress {
  readonly row: ReturnType<typeof addresses.parseRow>;
  readonly message: string | undefined;
}

/** What the store holds of runs and of what they have made, read at one moment. */
export interface Holdings {
  readonly runs: readonly HeldRun[];
  readonly addresses: readonly HeldAddress[];
  readonly quotas: readonly ReturnType<typeof quotas.parseRow>[];
  readonly spending: readonly ReturnType<typeof spending.parseRow>[];
  readonly characters: readonly ReturnType<typeof characters.parseRow>[];
  readonly versions: readonly ReturnType<typeof characterVersions.parseRow>[];
  readonly portraits: readonly ReturnType<typeof portraits.parseRow>[];
  readonly files: readonly ReturnType<typeof cardFiles.parseRow>[];
  readonly identities: readonly ReturnType<typeof cardIdentities.parseRow>[];
}

export async function readHoldings({ store }: Core): Promise<Holdings> {
  const runTable = tableOf(store, runs);
  const addressTable = tableOf(store, addresses);
  const runRows = await runTable.find({});
  const addressRows = await addressTable.find({});
  return {
    runs: await Promise.all(runRows.map(async (row) => ({ row, prompt: (await runTable.open(row)).prompt }))),
    addresses: await Promise.all(
      addressRows.map(async (row) => ({ row, message: (await addressTable.open(row)).message })),
    ),
    quotas: await rowsOf(store, quotas).find({}),
    spending: await rowsOf(store, spending).find({}),
    characters: await rowsOf(store, characters).find({}),
    versions: await rowsOf(store, characterVersions).find({}),
    portraits: await rowsOf(store, portraits).find({}),
    files: await rowsOf(store, cardFiles).find({}),
    identities: await rowsOf(store, cardIdentities).find({}),
  };
}
