import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { addPage, changePage, headsOnPage, type Owner, raiseLibraryVersion } from './directory.ts';
import { openPages } from './directory-pages.ts';
import { type CharacterRow, readHead } from './head.ts';
import { characters, type Head } from './records.ts';

/**
 * Makes an account's directory anew from its characters. A change that comes in between makes it begin again.
 * @returns how many heads it holds
 */
export async function rebuildDirectory(core: Core, account: Owner): Promise<number> {
  for (;;) {
    const pages = await openPages(core, account.id);
    const heads = await readHeads(core, account);
    if (!(await writePages(core, account, pages, heads))) continue;
    await raiseLibraryVersion(core, account.id);
    return heads.length;
  }
}

/** Writes the pages in order, the surplus ones empty; false as soon as another has changed one. */
async function writePages(
  core: Core,
  account: Owner,
  pages: Awaited<ReturnType<typeof openPages>>,
  heads: readonly Head[],
): Promise<boolean> {
  const needed = Math.max(pages.length, Math.ceil(heads.length / headsOnPage));
  for (let at = 0; at < needed; at += 1) {
    const page = pages[at];
    const part = heads.slice(at * headsOnPage, (at + 1) * headsOnPage);
    const written = page
      ? await changePage(core, account, page, part)
      : await addPage(core, account, (pages.at(-1)?.number ?? 0) + at + 1 - pages.length, part);
    if (!written) return false;
  }
  return true;
}

/** The heads of an account's characters in the order in which they were made. */
async function readHeads(core: Core, account: Owner): Promise<Head[]> {
  const heads: Head[] = [];
  let last: CharacterRow | undefined;
  do {
    const rows: CharacterRow[] = await nextCharacters(core, account, last);
    const read = await Promise.all(rows.map((row) => readHead(core, row)));
    heads.push(...read.filter((head) => head !== undefined));
    last = rows.at(-1);
  } while (last);
  return heads;
}

const nextCharacters = (
  core: Core,
  account: Owner,
  last: CharacterRow | undefined,
): Promise<CharacterRow[]> =>
  rowsOf(core.store, characters).find(
    {
      account: account.id,
      ...(last && {
        $or: [{ createdAt: { $gt: last.createdAt } }, { createdAt: last.createdAt, _id: { $gt: last._id } }],
      }),
    },
    { sort: { createdAt: 1, _id: 1 }, limit: headsOnPage },
  );
