import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../core/accounts/account.ts';
import { second } from '../../../core/base/clock.ts';
import { addPage, putHead, removeHead } from '../../../core/characters/directory.ts';
import { completeNames, findCharacter, randomCharacter } from '../../../core/characters/find.ts';
import { completeTags } from '../../../core/characters/list.ts';
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

  it('offers the tags of one’s own characters', async () => {
    const [ada, bea] = await withNames('Ada', 'Bea');
    if (!ada || !bea) throw new Error('no heads');
    await putHead(world.core, account, { ...ada, tags: ['Sea', 'clocks', 'clocks'] });
    await putHead(world.core, account, { ...bea, tags: ['sea', 'under the sea', ''] });
    const tagsFor = (typed: string) => completeTags(world.core, account, typed);
    expect(await tagsFor('')).toEqual(['sea', 'under the sea', 'clocks']);
    expect(await tagsFor('SEA')).toEqual(['sea', 'under the sea']);
    expect(await tagsFor('x')).toEqual([]);
  });

  it('answers from what is open, and learns of changes elsewhere behind the answer', async () => {
    await withNames('Mira');
    expect(await namesFor('mi')).toEqual(['Mira']);
    await putHead(world.other, account, headOf('Miro'));
    await expect.poll(() => namesFor('mi')).toEqual(['Mira', 'Miro']);
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

  it('is one of those that are wanted', async () => {
    const [ada] = await withNames('Ada', 'Bea');
    if (!ada) throw new Error('no heads');
    await putHead(world.core, account, { ...ada, tags: ['Größe'], visibility: 'place' });
    for (const wanted of [{ tag: 'grosse' }, { style: 'noir' }, { visibility: 'public' }] as const) {
      expect(await randomCharacter(world.core, account, wanted)).toBeUndefined();
    }
    for (const wanted of [{ tag: 'GRÖßE' }, { tag: 'große', visibility: 'place' }] as const) {
      expect((await randomCharacter(world.core, account, wanted))?.id).toBe(ada.id);
    }
  });
});
