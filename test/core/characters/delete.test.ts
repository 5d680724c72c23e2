import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../core/accounts/account.ts';
import { day, second } from '../../../core/base/clock.ts';
import { deleteCharacter } from '../../../core/characters/delete.ts';
import { headsOf } from '../../../core/characters/directory-pages.ts';
import { keepDraft } from '../../../core/characters/draft.ts';
import { eraseDeleted } from '../../../core/characters/erase-deleted.ts';
import { findCharacter } from '../../../core/characters/find.ts';
import { publishDraft } from '../../../core/characters/publish.ts';
import { characters, characterVersions, portraits } from '../../../core/characters/records.ts';
import { loadCharacter, loadRunResult } from '../../../core/characters/show.ts';
import { addresses, runs } from '../../../core/jobs/records.ts';
import type { RunRow } from '../../../core/jobs/run-row.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { claimedRun } from '../orders.ts';
import { newAccount, openWorld, type World } from '../world.ts';
import { draftOf, endWell } from './drafts.ts';

let world: World;
let account: Account;

beforeAll(async () => {
  world = await openWorld();
  account = await newAccount(world.core);
});
afterAll(() => world[Symbol.asyncDispose]());

async function makeCharacter(name: string): Promise<RunRow> {
  const claimed = await claimedRun(world.core, account);
  await keepDraft(world.core, claimed, draftOf(name));
  await endWell(world.core, claimed);
  await publishDraft(world.core, claimed.row);
  return claimed.row;
}

/** How many documents of each collection belong to a character. */
const leftOf = async (run: RunRow): Promise<number[]> => {
  const { store } = world.core;
  const character = { character: run.character };
  return Promise.all([
    rowsOf(store, characters).count({ _id: run.character }),
    rowsOf(store, characterVersions).count(character),
    rowsOf(store, portraits).count(character),
    rowsOf(store, runs).count(character),
    rowsOf(store, addresses).count(character),
  ]);
};

describe('deleting a character', () => {
  it('hides it at once, cancels what is being made of it, and asks for its messages to be drawn', async () => {
    const run = await makeCharacter('Mira');
    const { character } = run;
    const open = await claimedRun(world.core, account, { kind: 'repaint', character });
    const before = await rowsOf(world.core.store, runs).get(run._id);
    expect(await deleteCharacter(world.core, account, character)).toBe(true);
    expect(await loadCharacter(world.core, account, character)).toBeUndefined();
    expect((await findCharacter(world.core, account, 'Mira')).kind).toBe('none');
    expect((await rowsOf(world.core.store, runs).get(open.id))?.state).toBe('cancelled');
    expect((await rowsOf(world.core.store, runs).get(run._id))?.version).toBe((before?.version ?? 0) + 1);
    expect(await loadRunResult(world.core, run)).toMatchObject({ deleted: true });
    expect((await headsOf(world.core, account)).map(({ deletedAt }) => deletedAt)).toEqual([
      world.clock.now(),
    ]);
  });

  it('answers the same for one that is deleted, that is foreign and that never was', async () => {
    const { character } = await makeCharacter('Mira');
    const stranger = await newAccount(world.core);
    expect(await deleteCharacter(world.core, stranger, character)).toBe(false);
    expect(await loadCharacter(world.core, account, character)).toBeDefined();
    const both = [
      deleteCharacter(world.core, account, character),
      deleteCharacter(world.other, account, character),
    ];
    expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
    expect(await deleteCharacter(world.core, account, character)).toBe(false);
  });
});

describe('erasing what was deleted', () => {
  it('takes everything of it after seven days, and nothing else', async () => {
    const [gone, stays] = [await makeCharacter('Gone'), await makeCharacter('Stays')];
    world.clock.turn(8 * day);
    await eraseDeleted(world.core);
    await deleteCharacter(world.core, account, gone.character);
    world.clock.turn(7 * day - second);
    expect(await eraseDeleted(world.core)).toBe(0);
    expect(await leftOf(gone)).toEqual([1, 1, 1, 1, 1]);
    world.clock.turn(2 * second);
    expect(await eraseDeleted(world.core)).toBe(1);
    expect(await leftOf(gone)).toEqual([0, 0, 0, 0, 0]);
    expect(await leftOf(stays)).toEqual([1, 1, 1, 1, 1]);
    expect((await headsOf(world.other, account)).map(({ name }) => name)).toEqual(['Stays']);
    await publishDraft(world.core, gone);
    expect(await leftOf(gone)).toEqual([0, 0, 0, 0, 0]);
    expect(await eraseDeleted(world.core)).toBe(0);
  });
});
