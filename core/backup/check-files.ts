import { Problem } from '../base/problem.ts';
import { day } from '../base/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { schemaVersion } from '../store/migrations/list.ts';
import { newerLedger, oldestBackup } from './folder.ts';
import { type Part, parts, unusable } from './format.ts';
import { type VerifiedFile, verifyFile } from './read-file.ts';

export type Paths = Readonly<Record<Part, string>>;
export type VerifiedFiles = Readonly<Record<Part, VerifiedFile>>;

/**
 * Reads the three files to their ends and holds them against each other.
 * @param now what a backup's age counts to; undefined: any age will do
 * @throws Problem `configuration` with one line for each file that cannot be used
 */
export async function checkFiles(
  paths: Paths,
  masters: Keyring,
  now: Date | undefined,
): Promise<VerifiedFiles> {
  const read = await Promise.allSettled(parts.map((part) => verifyFile(paths[part], part, masters)));
  const lines = read.flatMap((one) => (one.status === 'rejected' ? linesOf(one.reason) : []));
  if (lines.length > 0) throw new Problem('configuration', { lines });
  const [data, keys, ledger] = read.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
  if (!data || !keys || !ledger) throw new Problem('internal');
  checkTogether({ data, keys, ledger }, now);
  const newer = await newerLedger(ledger.path);
  if (newer !== undefined) throw unusable(ledger.path, `a newer ledger lies beside it, use that: ${newer}`);
  return { data, keys, ledger };
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof Problem && error.detail.lines) return error.detail.lines;
  throw error;
}

function checkTogether({ data, keys, ledger }: VerifiedFiles, now: Date | undefined): void {
  const { schema, backup, createdAt } = data.header;
  if (keys.header.backup !== backup)
    throw unusable(keys.path, `belongs to the backup ${keys.header.backup}, the data to ${backup}`);
  if (ledger.header.createdAt < createdAt)
    throw unusable(ledger.path, 'is older than the data: what was shredded since then would come back');
  if (schema > schemaVersion)
    throw unusable(data.path, `has schema ${schema}, this program knows ${schemaVersion}: use a newer one`);
  if (now && now.getTime() - createdAt.getTime() > oldestBackup)
    throw unusable(
      data.path,
      `is older than ${oldestBackup / day} days: what people deleted may be in it; --accept-old restores it all the same`,
    );
}
