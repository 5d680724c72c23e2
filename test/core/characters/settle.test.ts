import { afterAll, beforeEach, expect, test } from 'vitest';
import { day, second } from '../../../core/base/clock.ts';
import { keepDraft } from '../../../core/characters/draft.ts';
import { keepPortrait } from '../../../core/characters/draft-rows.ts';
import { characters, characterVersions, portraits } from '../../../core/characters/records.ts';
import { settleForgotten, settleRun } from '../../../core/characters/settle.ts';
import { cancelRun } from '../../../core/jobs/cancel.ts';
import { type End, endRun } from '../../../core/jobs/end.ts';
import { changeRun } from '../../../core/jobs/steps.ts';
import { shredKeys } from '../../../core/store/data-keys.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { booksOf, claimedRun, rowOf } from '../orders.ts';
import { newAccount, openWorld } from '../world.ts';
import { draftOf, portraitOf } from './drafts.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;
beforeEach(() => {
  clock.turn(day);
});
const account = await newAccount(core);

const settleOften = (run: Parameters<typeof settleRun>[1]) =>
  Promise.all(Array.from({ length: 6 }, (_, at) => settleRun(at % 2 ? core : other, run)));
const countAll = async (character: string) => [
  await rowsOf(core.store, characters).count({ _id: character }),
  await rowsOf(core.store, characterVersions).count({ character }),
  await rowsOf(core.store, portraits).count({ character }),
];
const books = (used: number, cost: number) => ({
  quota: { used, total: used, open: 0 },
  spend: { used: cost, total: cost, open: 0 },
});

test('a good end counts once and costs what it cost, however often and by whomever it is settled', async () => {
  const claimed = await claimedRun(core, account);
  await keepDraft(core, claimed, draftOf('Ines'));
  await endRun(core, claimed, { state: 'done', cost: 41_000 });
  await settleOften(claimed.id);
  expect((await rowOf(core, claimed.id)).settledAt).toEqual(clock.now());
  const settled = await rowOf(core, claimed.id);
  clock.turn(second);
  await settleOften(claimed.id);
  expect(await rowOf(core, claimed.id)).toEqual(settled);
  expect(await booksOf(core, account)).toEqual(books(1, 41_000));
  expect(await countAll(claimed.row.character)).toEqual([1, 1, 1]);
});

const bad: readonly End[] = [
  { state: 'failed', problem: 'writer-broken', cost: 20_000 },
  { state: 'refused', problem: 'text-refused', rule: 'violence', cost: 0 },
];

test.each(bad)(
  'an end as $state is not counted, costs what it cost, and leaves nothing of the draft',
  async (end) => {
    const claimed = await claimedRun(core, account);
    await keepDraft(core, claimed, draftOf('Ines'));
    await endRun(core, claimed, end);
    await settleOften(claimed.id);
    expect(await booksOf(core, account)).toEqual(books(0, end.cost));
    expect(await countAll(claimed.row.character)).toEqual([0, 0, 0]);
  },
);

test('a cancelled run is given back, unless the painter had accepted it', async () => {
  const early = await claimedRun(core, account);
  await cancelRun(other, account.id, early.id);
  await settleOften(early.id);
  expect(await booksOf(core, account)).toEqual(books(0, 0));

  const late = await claimedRun(core, account);
  await changeRun(core, late, {
    state: 'painting',
    set: { painting: { calls: 1, requestId: 'fal-1' }, cost: 60_000 },
  });
  await cancelRun(other, account.id, late.id);
  await settleOften(late.id);
  expect(await booksOf(core, account)).toEqual(books(1, 60_000));
});

test('a run that goes on is not settled', async () => {
  const claimed = await claimedRun(core, account);
  await settleRun(core, claimed.id);
  expect((await rowOf(core, claimed.id)).settledAt).toBeNull();
  expect((await booksOf(core, account)).quota).toEqual({ used: 0, total: 1, open: 1 });
});

test('what was reserved on one day is settled on that day', async () => {
  const claimed = await claimedRun(core, account);
  const before = await booksOf(core, account);
  expect(before.spend.open).toBe(1);
  clock.turn(day);
  await cancelRun(core, account.id, claimed.id);
  await settleRun(core, claimed.id);
  expect(await booksOf(core, account)).toEqual(books(0, 0));
  clock.turn(-day);
  expect(await booksOf(core, account)).toEqual(books(0, 0));
  clock.turn(day);
});

test('ends that nobody has followed up are settled after ten seconds, in whichever process', async () => {
  const forgotten = await Promise.all([0, 1, 2].map(() => claimedRun(core, account)));
  for (const claimed of forgotten)
    await endRun(core, claimed, { state: 'failed', problem: 'internal', cost: 1 });
  expect(await settleForgotten(core)).toBe(0);
  clock.turn(10 * second + 1);
  await Promise.all([settleForgotten(core), settleForgotten(other)]);
  expect(await settleForgotten(core)).toBe(0);
  expect(await booksOf(core, account)).toEqual(books(0, 3));
});

test('what nobody can read any more is settled like the rest, and holds nobody up', async () => {
  const closed = await newAccount(core);
  const claimed = await claimedRun(core, closed);
  await keepDraft(core, claimed, draftOf('Ines'));
  await endRun(core, claimed, { state: 'done', cost: 5 });
  await shredKeys(core.store, clock, closed.id);
  clock.turn(11 * second);
  expect(await settleForgotten(core)).toBe(1);
  expect((await rowOf(core, claimed.id)).settledAt).toEqual(clock.now());
  expect((await booksOf(core, closed)).spend.open).toBe(0);
});

test('what a worker has still stored of a cancelled run, before it died, goes with the next look', async () => {
  const claimed = await claimedRun(core, account);
  const painting = { calls: 1, requestId: 'fal-1', doneAt: clock.now() };
  const held = await changeRun(core, claimed, { state: 'painting', set: { painting } });
  await cancelRun(other, account.id, claimed.id);
  await settleRun(other, claimed.id);
  await keepPortrait(core, held, account.key, portraitOf('Ines'));
  clock.turn(11 * second);
  expect(await settleForgotten(other)).toBe(1);
  expect(await countAll(claimed.row.character)).toEqual([0, 0, 0]);
  expect((await rowOf(core, claimed.id)).settledAt).toEqual(clock.now());
});
