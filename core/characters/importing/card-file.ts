import type { Account } from '../../accounts/account.ts';
import type { CardFileId, CharacterId, RunId } from '../../base/ids.ts';
import type { Core } from '../../core.ts';
import { tableOf } from '../../store/table.ts';
import { cardFiles } from './records.ts';

/** MongoDB's documents end at 16 MiB, and one part is written within the patience of a chat. */
const partSize = 4 * 2 ** 20;

/** A file of a person's own, opened. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface NewFile extends StoredFile {
  readonly id: CardFileId;
  readonly run: RunId;
  /** The character that came in with it; null: an upload that is still to be read. */
  readonly character: CharacterId | null;
  /** When it goes by itself. */
  readonly endsAt: Date | null;
}

/** The first part has the file's own id, so that what names the file finds it. */
const partId = (file: string, part: number): string => (part === 0 ? file : `${file}/${part}`);

/** Stores a file sealed, the last part first: a file whose first part is there is whole. Repeating it changes nothing. */
export async function keepCardFile(
  core: Core,
  account: Pick<Account, 'id' | 'key'>,
  { id, run, character, endsAt, name, bytes }: NewFile,
): Promise<void> {
  const table = tableOf(core.store, cardFiles);
  const parts = Math.max(1, Math.ceil(bytes.length / partSize));
  const createdAt = core.clock.now();
  for (let part = parts - 1; part >= 0; part -= 1) {
    const _id = partId(id, part);
    const piece = bytes.subarray(part * partSize, (part + 1) * partSize);
    const sealed = await table.seal(_id, account.key, { name, bytes: piece });
    const size = bytes.length;
    const row = { file: id, character, run, part, parts, size, createdAt, endsAt, sealed };
    await table.insert({ _id, account: account.id, ...row });
  }
}

/**
 * A stored file of an account, put together again; undefined where it is gone or somebody else's.
 * @throws Problem `account-closed`
 */
export async function loadCardFile(
  core: Core,
  account: Pick<Account, 'id'>,
  id: CardFileId,
): Promise<StoredFile | undefined> {
  const table = tableOf(core.store, cardFiles);
  const first = await table.one({ _id: id, account: account.id });
  if (!first) return undefined;
  const { name, bytes } = await table.open(first);
  const pieces = [bytes];
  for (let part = 1; part < first.parts; part += 1) {
    const row = await table.get(partId(id, part));
    if (!row) return undefined;
    pieces.push((await table.open(row)).bytes);
  }
  return { name, bytes: Buffer.concat(pieces) };
}
