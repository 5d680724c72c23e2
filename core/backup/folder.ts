import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { day } from '../base/clock.ts';
import type { Part } from './format.ts';

/** No backup may be kept for longer: what was erased must be gone from backups within 30 days of the request. */
export const oldestBackup = 13 * day;

export const nameOf = (backup: string, part: Part): string => `persona-${backup}.${part}`;

const namePattern = /^persona-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[0-9a-f]+\.(data|keys|ledger)$/;

export interface BackupFile {
  readonly path: string;
  readonly part: string;
  readonly createdAt: Date;
}

/** The files of backups in a folder, oldest first. @throws Error of the system where it cannot be read */
export async function backupsIn(folder: string): Promise<BackupFile[]> {
  return (await readdir(folder)).toSorted().flatMap((name) => {
    const [, year, month, date, hour, minute, second, fraction, part] = namePattern.exec(name) ?? [];
    if (part === undefined) return [];
    const createdAt = new Date(`${year}-${month}-${date}T${hour}:${minute}:${second}.${fraction}Z`);
    return [{ path: join(folder, name), part, createdAt }];
  });
}

/** The files of data or keys in a folder that are older than a backup may be. Ledgers hold nothing but what is gone. */
export async function outdatedIn(folder: string, now: Date): Promise<BackupFile[]> {
  const files = await backupsIn(folder);
  return files.filter(
    ({ part, createdAt }) => part !== 'ledger' && now.getTime() - createdAt.getTime() > oldestBackup,
  );
}

/** A ledger that is newer than this one and lies beside it. */
export async function newerLedger(path: string): Promise<string | undefined> {
  const beside = await backupsIn(dirname(path));
  const newest = beside.findLast(({ part }) => part === 'ledger');
  const isOurs = beside.some((file) => file.path === join(dirname(path), basename(path)));
  return isOurs && newest && basename(newest.path) !== basename(path) ? newest.path : undefined;
}
