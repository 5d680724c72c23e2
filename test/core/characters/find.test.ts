import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../core/accounts/account.ts';
import { second } from '../../../core/base/clock.ts';
import { addPage, putHead, removeHead } from '../../../core/characters/directory.ts';
import { completeNames, findCharacter, randomCharacter } from '../../../core/characters/find.ts';
import { type ListOrder, listCharacters, listOrders } from '../../../core/characters/list.ts';
import type { Head } from '../../../core/characters/records.ts';
import { newAccount, openWorld, type World } from '../world.ts';
import { headOf } from './drafts.ts';

let world: World;
let account: Account;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const start = new Date('2026-11-24T10:00:00Z');

/** An account with these characters, made one second after another. */
async function withNames(...names: string[]): Promise<Head[]> {
  account = await newAccount(world.core);
  const heads = names.map((name, at) => headOf(name, new Date(start.getTime() + at * second)));
  await addPage(world.core, account, 1, heads);
  return heads;
}

const kindOf = async (typed: string) => (await findCharacter(world.core, account, typed)).kind;

describe('finding a character', () => {
  it('takes an id, a name, a name without case and accents, a beginning', async () => {
    const [elodie, max] = await withNames('Élodie Durand', 'Max');
    if (!elodie || !max) throw new Error('no heads');
    for (const typed of [elodie.id, 'Élodie Durand', 'ELODIE durand', ' elod']) {
      expect(await findCharacter(world.core, account, typed)).toEqual({ kind: 'one', id: elodie.id });
    }
  });

  it('answers with all that fit where several share a name or a beginning', async () => {
    const heads = await withNames('Max', 'Max', 'max', 'Maxine');
    const exact = await findCharacter(world.core, account, 'Max');
    expect(exact).toEqual({ kind: 'several', heads: heads.slice(0, 2) });
    const folded = await findCharacter(world.core, account, 'MAX');
    expect(folded).toEqual({ kind: 'several', heads: heads.slice(0, 3) });
    expect(await kindOf('ma')).toBe('several');
    expect(await kindOf('maxi')).toBe('one');
  });

  it('names the nearest where nothing fits', async () => {
    await withNames('Ada', 'Beatrice', 'Beatrix', 'Beatrix', 'Zoe');
    const found = await findCharacter(world.core, account, 'Baetrix');
    expect(found).toEqual({ kind: 'none', nearest: ['Beatrix', 'Beatrice', expect.any(String)] });
    expect(await kindOf('')).toBe('none');
  });

  it('finds neither what was deleted nor what is somebody else’s', async () => {
    const [foreign] = await withNames('Foreign');
    const [ada] = await withNames('Ada', 'Bea');
    if (!foreign || !ada) throw new Error('no heads');
    await putHead(world.core, account, { ...ada, deletedAt: start });
    const nothing = { kind: 'none', nearest: ['Bea'] };
    for (const typed of [ada.id, 'Ada', foreign.id, 'Foreign', 'character_none']) {
      expect(await findCharacter(world.core, account, typed)).toEqual(nothing);
    }
  });
});

describe('completing a name', () => {
  const namesFor = async (typed: string, limit?: number) =>
    (await completeNames(world.core, account, typed, limit)).map(({ name }) => name);

  it('offers beginnings first, then what stands within, by name', async () => {
    await withNames('Mira', 'Admiral', 'Mirko', 'Palmira', 'Otto');
    expect(await namesFor('MIR')).toEqual(['Mira', 'Mirko', 'Admiral', 'Palmira']);
    expect(await namesFor('mir', 3)).toEqual(['Mira', 'Mirko', 'Admiral']);
    expect(await namesFor('')).toEqual(['Admiral', 'Mira', 'Mirko', 'Otto', 'Palmira']);
    expect(await namesFor('x')).toEqual([]);
  });

  it('answers from what is open, and learns of changes elsewhere behind the answer', async () => {
    await withNames('Mira');
    expect(await namesFor('mi')).toEqual(['Mira']);
    await putHead(world.other, account, headOf('Miro'));
    await expect.poll(() => namesFor('mi')).toEqual(['Mira', 'Miro']);
  });
});

describe('listing characters', () => {
  const pageThrough = async (sort: ListOrder, between?: () => Promise<void>): Promise<string[]> => {
    const names: string[] = [];
    let after: string | undefined;
    do {
      const page = await listCharacters(world.core, account, { after, limit: 2, sort });
      names.push(...page.heads.map(({ name }) => name));
      after = page.next;
      await between?.();
    } while (after !== undefined);
    return names;
  };

  it('pages through all of them in each order', async () => {
    await withNames('Cleo', 'Ada', 'Ada', 'Élodie', 'Bea');
    expect(await pageThrough('newest')).toEqual(['Bea', 'Élodie', 'Ada', 'Ada', 'Cleo']);
    expect(await pageThrough('oldest')).toEqual(['Cleo', 'Ada', 'Ada', 'Élodie', 'Bea']);
    expect(await pageThrough('name')).toEqual(['Ada', 'Ada', 'Bea', 'Cleo', 'Élodie']);
  });

  it('fills the last page exactly, and says how many there are', async () => {
    await withNames('Ada', 'Bea');
    const page = await listCharacters(world.core, account, { limit: 2 });
    expect([page.next, page.total]).toEqual([undefined, 2]);
  });

  it.each(listOrders)('in the order %s goes on where it was when the list changes', async (sort) => {
    const heads = await withNames('A', 'B', 'C', 'D', 'E');
    const all = heads.map(({ name }) => name);
    let round = 0;
    const seen = await pageThrough(sort, async () => {
      const head = sort === 'newest' ? heads.at(-1 - round) : heads[round];
      round += 1;
      if (head) await putHead(world.core, account, { ...head, deletedAt: start });
    });
    expect(seen.toSorted()).toEqual(all);
  });

  it('begins anew with a key that is none', async () => {
    const [ada] = await withNames('Ada', 'Bea');
    for (const after of ['', 'x', 'zzz.character_1x', `${'z'.repeat(40)}.character_1`]) {
      const page = await listCharacters(world.core, account, { after, limit: 1, sort: 'oldest' });
      expect(page.heads).toEqual([ada]);
    }
  });

  it('keeps its keys short enough for a button', async () => {
    await withNames('Ada', 'Bea');
    const { next = '' } = await listCharacters(world.core, account, { limit: 1 });
    expect(next.length).toBeGreaterThan(0);
    expect(next.length).toBeLessThanOrEqual(50);
  });
});

describe('a character by chance', () => {
  it('is one of those that are not deleted', async () => {
    const [ada, bea] = await withNames('Ada', 'Bea');
    if (!ada || !bea) throw new Error('no heads');
    await putHead(world.core, account, { ...ada, deletedAt: start });
    expect(await randomCharacter(world.core, account)).toEqual(bea);
    await removeHead(world.core, account, bea.id);
    expect(await randomCharacter(world.core, account)).toBeUndefined();
  });
});
