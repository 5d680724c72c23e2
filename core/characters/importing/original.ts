import type { Account } from '../../accounts/account.ts';
import type { Core } from '../../core.ts';
import type { ReadCard } from '../cards/read-card.ts';
import { readCardFiles } from '../cards/reading/read-card-files.ts';
import type { VersionRow } from '../show.ts';
import { loadCardFile, type StoredFile } from './card-file.ts';

/** The card that a character came in with, as it came: every byte of its file, and what is read from them. */
export type OriginalCard = ReadCard & StoredFile;

/**
 * The card that a version goes back to; undefined where the character was made here, or its file is gone.
 * @throws Problem `account-closed`
 */
export async function loadOriginal(
  core: Core,
  account: Pick<Account, 'id'>,
  version: Pick<VersionRow, 'file'>,
): Promise<OriginalCard | undefined> {
  const file = version.file ? await loadCardFile(core, account, version.file) : undefined;
  if (!file) return undefined;
  for await (const outcome of readCardFiles(file)) {
    if ('card' in outcome) return { ...outcome.card, ...file };
  }
  return undefined;
}
