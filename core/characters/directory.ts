import type { Account } from '../accounts/account.ts';
import { accounts } from '../accounts/records.ts';
import type { AccountId, CharacterId } from '../base/ids.ts';
import type { Core } from '../core.ts';
import { inBatches } from '../store/batch.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { type OpenPage, openPages } from './directory-pages.ts';
import { readHead, sameState } from './head.ts';
import { inTurn } from './in-turn.ts';
import { characters, directoryPages, type Head } from './records.ts';

/** Whose directory it is, and the key that seals what is new in it. */
export type Owner = Pick<Account, 'id' | 'key'>;

/** How many heads a page holds: opening it takes one to three milliseconds. */
export const headsOnPage = 256;

/**
 * Puts a head in the place of the one with its id; if there is none, at the end. A change names the version of the page
 * that it read, and is made again when another was faster.
 */
export const putHead = (core: Core, account: Owner, head: Head): Promise<void> =>
  inTurn(core.store, account.id, () => placeHead(core, account, head));

async function placeHead(core: Core, account: Owner, head: Head): Promise<void> {
  for (let written = false; !written; ) {
    const pages = await openPages(core, account.id);
    const page = pageOf(pages, head.id) ?? pages.at(-1);
    const heads = page?.heads.map((entry) => entry.head) ?? [];
    const at = heads.findIndex(({ id }) => id === head.id);
    const full = at === -1 && heads.length >= headsOnPage;
    if (!page || full) written = await addPage(core, account, (page?.number ?? 0) + 1, [head]);
    else written = await changePage(core, account, page, at === -1 ? [...heads, head] : heads.with(at, head));
  }
  await raiseLibraryVersion(core, account.id);
}

/** Takes a head out of the directory. */
export const removeHead = (core: Core, account: Owner, id: CharacterId): Promise<void> =>
  inTurn(core.store, account.id, () => takeHead(core, account, id));

async function takeHead(core: Core, account: Owner, id: CharacterId): Promise<void> {
  for (;;) {
    const page = pageOf(await openPages(core, account.id), id);
    if (!page) break;
    const heads = page.heads.map(({ head }) => head).filter((head) => head.id !== id);
    await changePage(core, account, page, heads);
  }
  await raiseLibraryVersion(core, account.id);
}

/**
 * Makes a head what the records say of its character. Whoever has changed a character calls this afterwards; of several
 * at once, the last one looks again, so that the directory ends as the records do.
 */
export async function refreshHead(core: Core, account: Owner, id: CharacterId): Promise<void> {
  const rows = rowsOf(core.store, characters);
  for (;;) {
    const before = await rows.one({ _id: id, account: account.id });
    const head = before && (await readHead(core, before));
    if (head) await putHead(core, account, head);
    else await removeHead(core, account, id);
    if (sameState(before, await rows.one({ _id: id, account: account.id }))) return;
  }
}

/** The page that holds a head; the last one, where a race has put it on two: readers let that one count. */
const pageOf = (pages: readonly OpenPage[], id: CharacterId): OpenPage | undefined =>
  pages.findLast(({ heads }) => heads.some(({ head }) => head.id === id));

/** Adds a page; false if another was faster. */
export async function addPage(
  core: Core,
  account: Owner,
  number: number,
  heads: readonly Head[],
): Promise<boolean> {
  const table = tableOf(core.store, directoryPages);
  const id = `page_${account.id}_${number}`;
  const sealed = await table.seal(id, account.key, { heads: [...heads] });
  return table.insert({ _id: id, account: account.id, number, version: 1, count: heads.length, sealed });
}

/** Gives a page new heads; false if it is no longer as it was read. */
export async function changePage(
  core: Core,
  account: Owner,
  page: OpenPage,
  heads: readonly Head[],
): Promise<boolean> {
  const table = tableOf(core.store, directoryPages);
  const sealed = await table.seal(page.id, account.key, { heads: [...heads] });
  const changed = await table.change(
    { _id: page.id, version: page.version },
    { $set: { sealed, count: heads.length }, $inc: { version: 1 } },
  );
  return changed !== undefined;
}

/** Tells every process that the library has changed. */
export const raiseLibraryVersion = (core: Core, account: AccountId): Promise<void> =>
  raiseVersions(core.store, account);

const raiseVersions = inBatches<AccountId>(async (store, changed) => {
  await rowsOf(store, accounts).changeAll(
    { _id: { $in: [...new Set(changed)] } },
    { $inc: { libraryVersion: 1 } },
  );
});
