import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../core/accounts/account.ts';
import { addPage, headsOnPage, putHead, removeHead } from '../../../core/characters/directory.ts';
import { headsOf } from '../../../core/characters/directory-pages.ts';
import { keepDraft } from '../../../core/characters/draft.ts';
import { publishDraft } from '../../../core/characters/publish.ts';
import { rebuildDirectory } from '../../../core/characters/rebuild-directory.ts';
import { directoryPages, type Head } from '../../../core/characters/records.ts';
import { type Core } from '../../../core/core.ts';
import { register } from '../../../core/register.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { claimedRun } from '../orders.ts';
import { newAccount, openWorld, type World } from '../world.ts';
import { draftOf, endWell, headOf } from './drafts.ts';

let world: World;
let account: Account;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const namesOf = async (core: Core): Promise<string[]> =>
  (await headsOf(core, account)).map(({ name }) => name).sort();

const pagesOf = () =>
  rowsOf(world.core.store, directoryPages).find({ account: account.id }, { sort: { number: 1 } });

const countTo = (end: number): number[] => Array.from({ length: end }, (_, at) => at);

describe('the directory of an account', () => {
  it('loses nothing to writers in several processes', async () => {
    account = await newAccount(world.core);
    const heads = countTo(24).map((at) => headOf(`Name ${String(at).padStart(2, '0')}`));
    const twice = [...heads, ...heads];
    await Promise.all(twice.map((head, at) => putHead(at % 2 ? world.core : world.other, account, head)));
    const names = heads.map(({ name }) => name);
    expect(await namesOf(world.core)).toEqual(names);
    expect(await namesOf(world.other)).toEqual(names);
    expect((await pagesOf()).map(({ count }) => count)).toEqual([24]);
  });

  it('replaces and removes a head, and other processes see it', async () => {
    account = await newAccount(world.core);
    const [first, second] = [headOf('Ada'), headOf('Bea')];
    await putHead(world.core, account, first);
    await putHead(world.core, account, second);
    expect(await namesOf(world.other)).toEqual(['Ada', 'Bea']);
    await putHead(world.core, account, { ...first, name: 'Ada II' });
    expect(await namesOf(world.other)).toEqual(['Ada II', 'Bea']);
    await removeHead(world.core, account, second.id);
    expect(await namesOf(world.other)).toEqual(['Ada II']);
  });

  it('begins a new page when one is full, and changes a head where it stands', async () => {
    account = await newAccount(world.core);
    const heads = countTo(headsOnPage).map((at) => headOf(`Name ${at}`));
    await addPage(world.core, account, 1, heads);
    await putHead(world.core, account, headOf('One more'));
    const [first] = heads;
    if (!first) throw new Error('no head');
    await putHead(world.core, account, { ...first, name: 'Changed' });
    expect((await pagesOf()).map(({ count }) => count)).toEqual([headsOnPage, 1]);
    expect((await headsOf(world.other, account))[0]?.name).toBe('Changed');
  });

  it('is one library to each account', async () => {
    account = await newAccount(world.core);
    await putHead(world.core, account, headOf('Mine'));
    account = await newAccount(world.core);
    expect(await namesOf(world.core)).toEqual([]);
  });

  it('can be rebuilt from the characters, whatever has become of it', async () => {
    account = await newAccount(world.core);
    for (const name of ['Ada', 'Bea', 'Cleo']) await make(name);
    const before = await headsOf(world.core, account);
    const [lost] = before;
    if (!lost) throw new Error('no head');
    await removeHead(world.core, account, lost.id);
    await putHead(world.core, account, headOf('Nobody'));
    expect(await rebuildDirectory(world.other, account)).toBe(3);
    expect(byId(await headsOf(world.core, account))).toEqual(byId(before));
  });

  it('rebuilds beside writers without losing what they write', async () => {
    account = await newAccount(world.core);
    await make('Ada');
    const making = [make('Bea'), make('Cleo')];
    await Promise.all([
      ...making,
      rebuildDirectory(world.other, account),
      rebuildDirectory(world.core, account),
    ]);
    expect(await namesOf(world.core)).toEqual(['Ada', 'Bea', 'Cleo']);
  });
});

describe('a name', () => {
  it('stands in no document and in no file in the clear', async () => {
    const canary = 'Zephyrine Quillfeather';
    account = await newAccount(world.core);
    await make(canary);
    expect(await namesOf(world.core)).toEqual([canary]);
    const texts = formsOf(canary);
    let documents = 0;
    for (const { collection } of register) {
      for await (const document of world.core.store.connection.collection(collection).find()) {
        documents += 1;
        for (const text of texts) expect(bytesOf(document).includes(text)).toBe(false);
      }
    }
    expect(documents).toBeGreaterThan(4);
    let seen = false;
    for (const entry of await readdir(world.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      seen ||= bytes.includes(account.id);
      for (const text of texts) expect(bytes.includes(text)).toBe(false);
    }
    // What is not sealed can be seen there: the search looks at the right files.
    expect(seen).toBe(true);
  });
});

/** A text as it might lie in a file. */
const formsOf = (text: string): Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('base64')),
];

const byId = (heads: readonly Head[]): Head[] => heads.toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function make(name: string): Promise<void> {
  const claimed = await claimedRun(world.core, account);
  await keepDraft(world.core, claimed, draftOf(name));
  await endWell(world.core, claimed);
  await publishDraft(world.core, claimed.row);
}

const bytesOf = (document: object): Buffer => Buffer.from(mongoose.mongo.BSON.serialize(document));
