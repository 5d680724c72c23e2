import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { waitingCommands } from '../accounts/records.ts';
import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Store } from '../store/connect.ts';
import { dataKeys } from '../store/data-keys.ts';
import { documentsOf } from '../store/documents.ts';
import { erasureLedger } from '../store/erasure-ledger.ts';
import { installations, readInstallation } from '../store/installation.ts';
import { schemaVersion } from '../store/migrations/list.ts';
import type { AnyRecord } from '../store/record.ts';
import { nameOf } from './folder.ts';
import { type Counts, type Entry, formatVersion, type Header, type Part } from './format.ts';
import { writeFile } from './write-file.ts';

/** Where each part goes; the same folder, or others that are kept elsewhere and shorter. */
export type Folders = Readonly<Record<Part, string>>;

export interface WrittenPart {
  readonly part: Part;
  readonly path: string;
  readonly counts: Counts;
}

/** What goes into a file of its own or is said by the header; and what lies there for an hour, beside its own key. */
const apart: readonly string[] = [dataKeys, erasureLedger, installations, waitingCommands].map(
  ({ collection }) => collection,
);

/** The collections of the file of data. */
const dataOf = (register: readonly AnyRecord[]): readonly string[] =>
  register.map(({ collection }) => collection).filter((name) => !apart.includes(name));

/**
 * Writes a backup while the programs run. There is no common moment, and none is needed: documents are changed one by one
 * in steps that may be repeated, so it is enough that nothing points at what is missing. Collections are read from what
 * points to what is pointed at (the register backwards), the keys after everything that was sealed with them, and the ledger
 * after the keys: whatever was shredded while this ran is in it. A run that moved on meanwhile is taken up again by the
 * workers, as after a crash.
 * @param parts which files; `ledger` alone is small and may be written every hour
 */
export async function backUp(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  register: readonly AnyRecord[],
  folders: Folders,
  parts: readonly Part[],
): Promise<WrittenPart[]> {
  const created = await headerOf(store, clock);
  const collections: Readonly<Record<Part, readonly string[]>> = {
    data: dataOf(register).toReversed(),
    keys: [dataKeys.collection],
    ledger: [erasureLedger.collection],
  };
  const written: WrittenPart[] = [];
  for (const part of parts) {
    await mkdir(folders[part], { recursive: true });
    const path = join(folders[part], nameOf(created.backup, part));
    const header = { ...created, part };
    const names = collections[part];
    const counts = await writeFile(path, store.masters, header, names, entries(store, names));
    written.push({ part, path, counts });
  }
  return written;
}

async function* entries(store: Store, collections: readonly string[]): AsyncGenerator<Entry> {
  for (const collection of collections)
    for await (const document of documentsOf(store, collection)) yield { collection, document };
}

async function headerOf(store: Store, clock: Clock): Promise<Omit<Header, 'part'>> {
  const createdAt = clock.now();
  const moment = createdAt.toISOString().replaceAll(/[-:.]/g, '');
  const known = await readInstallation(store);
  const schema = known?.schema ?? 0;
  if (schema > schemaVersion) {
    const line = `the store has schema ${schema}, this program knows ${schemaVersion}: back it up by a newer one`;
    throw new Problem('configuration', { lines: [line] });
  }
  return {
    format: 'persona backup',
    version: formatVersion,
    backup: `${moment}-${randomBytes(2).toString('hex')}`,
    createdAt,
    schema,
    masterVersion: store.masters.current,
  };
}
