import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Store, StoredDocument } from '../store/connect.ts';
import { insertDocuments } from '../store/documents.ts';
import { erasureLedger } from '../store/erasure-ledger.ts';
import { installations, noteInstallation } from '../store/installation.ts';
import { applyMigrations } from '../store/migrate.ts';
import { migrations } from '../store/migrations/list.ts';
import { holdsNothing } from '../store/prepare.ts';
import type { AnyRecord } from '../store/record.ts';
import { rowsOf } from '../store/rows.ts';
import type { VerifiedFiles } from './check-files.ts';
import type { Entry } from './format.ts';
import { Gone } from './gone.ts';
import { mergeLedger } from './merge-ledger.ts';
import { entriesOf, type VerifiedFile } from './read-file.ts';

/** How many documents came back, and how many did not because their keys were shredded. */
export interface Restored {
  readonly collection: string;
  readonly taken: number;
  readonly left: number;
}

export interface RestoreOptions {
  /** Counts what would come back, and changes nothing. */
  readonly dryRun: boolean;
}

interface Place {
  readonly store: Store;
  readonly clock: Clock;
}

const batch = 100;

/**
 * Puts a backup into an empty store, before any program starts on it. The ledger comes first: the store's own, where it has
 * outlived the rest, together with the file's. Keys that were shredded do not come back, nor does what they sealed. Until
 * all is there the store says that it was restored by half, and nothing starts on it.
 * @throws Problem `configuration` if the store is not empty
 */
export async function restore(
  place: Place,
  register: readonly AnyRecord[],
  files: VerifiedFiles,
  { dryRun }: RestoreOptions,
): Promise<Restored[]> {
  const { store } = place;
  if (!dryRun && !(await isEmpty(store, register))) {
    const line = 'MONGODB_URI: that store is not empty; a backup is restored into an empty one only';
    throw new Problem('configuration', { lines: [line] });
  }
  const ledger = await mergeLedger(store, files.ledger, dryRun);
  const gone = new Gone(register, ledger);
  if (!dryRun) await begin(place, files.data.header.schema);
  const put = dryRun ? () => Promise.resolve() : insertInto(store);
  const keys = await take(files.keys, (entry) => gone.takeKey(entry), put);
  const data = await take(files.data, (entry) => gone.takeRow(entry), put);
  if (!dryRun) await noteInstallation(store, { restoringSince: null });
  return [...data, ...keys, { collection: erasureLedger.collection, taken: ledger.length, left: 0 }];
}

/** Whether a backup may be restored there: the ledger may have stayed, and what a program's first start has set up. */
export function isEmpty(store: Store, register: readonly AnyRecord[]): Promise<boolean> {
  const others = register.filter(
    ({ collection }) => collection !== erasureLedger.collection && collection !== installations.collection,
  );
  return holdsNothing(store, others);
}

/** Builds the schema that the backup has. A store of an older one is migrated afterwards, as any other. */
async function begin({ store, clock }: Place, schema: number): Promise<void> {
  await rowsOf(store, installations).remove({});
  await noteInstallation(store, {
    schema: 0,
    oldest: 0,
    migratedAt: clock.now(),
    restoringSince: clock.now(),
  });
  await applyMigrations(
    store,
    clock,
    migrations.filter(({ version }) => version <= schema),
  );
}

type Put = (collection: string, documents: readonly StoredDocument[]) => Promise<void>;

const insertInto =
  (store: Store): Put =>
  (collection, documents) =>
    insertDocuments(store, collection, documents);

async function take(file: VerifiedFile, mayCome: (entry: Entry) => boolean, put: Put): Promise<Restored[]> {
  const left = new Map<string, number>();
  let waiting: StoredDocument[] = [];
  let collection = '';
  for await (const entry of entriesOf(file)) {
    if (entry.collection !== collection || waiting.length >= batch) {
      await put(collection, waiting);
      waiting = [];
      collection = entry.collection;
    }
    if (mayCome(entry)) waiting.push(entry.document);
    else left.set(collection, (left.get(collection) ?? 0) + 1);
  }
  await put(collection, waiting);
  return Object.entries(file.counts).map(([name, count]) => {
    const gone = left.get(name) ?? 0;
    return { collection: name, taken: count - gone, left: gone };
  });
}
