import { afterAll, expect, test } from 'vitest';
import { cancelRun, cancelRunsOf } from '../../../core/jobs/cancel.ts';
import { endRun } from '../../../core/jobs/end.ts';
import { lineOf } from '../../../core/jobs/line.ts';
import { requestRun } from '../../../core/jobs/request.ts';
import { isOver, mayMove, openStates, runState } from '../../../core/jobs/run.ts';
import { changeRun, RunLost } from '../../../core/jobs/steps.ts';
import { newId } from '../../../core/base/ids.ts';
import { second } from '../../../core/base/clock.ts';
import { claim, claimedRun, orderOf, rowOf } from '../orders.ts';
import { newAccount, openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;
const account = await newAccount(core);

test('cancelling and finishing race: exactly one of them wins, and the record says which', async () => {
  for (let time = 0; time < 12; time += 1) {
    const claimed = await claimedRun(core, account);
    const finish = () =>
      endRun(core, claimed, { state: 'done', cost: 5 }).then(
        () => true,
        (error: unknown) => (error instanceof RunLost ? false : expect.fail()),
      );
    const cancel = () => cancelRun(other, account.id, claimed.id);
    const [finished, cancelled] =
      time % 2
        ? await Promise.all([finish(), cancel()])
        : (await Promise.all([cancel(), finish()])).reverse();
    expect([finished, cancelled].filter((won) => won)).toHaveLength(1);
    const { state, claim: held, endedAt, cost } = await rowOf(core, claimed.id);
    expect({ state, held, cost }).toEqual({
      state: finished ? 'done' : 'cancelled',
      held: null,
      cost: finished ? 5 : 0,
    });
    expect(endedAt).toEqual(clock.now());
  }
});

test('a run is cancelled once, and only by its own account', async () => {
  const run = await requestRun(core, orderOf(account));
  expect(await cancelRun(core, (await newAccount(core)).id, run)).toBe(false);
  expect(await rowOf(core, run)).toMatchObject({ state: 'queued', version: 1 });
  const told = await Promise.all(
    Array.from({ length: 6 }, (_, at) => cancelRun(at % 2 ? core : other, account.id, run)),
  );
  expect(told.filter((won) => won)).toHaveLength(1);
  expect(await rowOf(core, run)).toMatchObject({ state: 'cancelled', version: 2 });
});

test('all open runs of a character are cancelled, and nothing of another one', async () => {
  const character = newId('character');
  const waiting = await requestRun(core, orderOf(account, { character }));
  const held = await claimedRun(core, account, { character });
  const ended = await claimedRun(core, account, { character });
  await endRun(core, ended, { state: 'done', cost: 0 });
  const foreign = await requestRun(core, orderOf(account));
  expect((await cancelRunsOf(core, character)).sort()).toEqual([waiting, held.id].sort());
  expect(await cancelRunsOf(core, character)).toEqual([]);
  expect(await rowOf(core, ended.id)).toMatchObject({ state: 'done' });
  expect(await rowOf(core, foreign)).toMatchObject({ state: 'queued' });
});

test('an end keeps why and what it cost, and every visible change raises the version', async () => {
  const claimed = await claimedRun(core, account);
  const hidden = await changeRun(core, claimed, { set: { written: 0.2 } });
  const shown = await changeRun(core, hidden, { state: 'writing', visible: true });
  expect([claimed, hidden, shown].map(({ row }) => row.version)).toEqual([1, 1, 2]);
  await endRun(core, shown, { state: 'refused', problem: 'text-refused', rule: 'violence', cost: 12 });
  expect(await rowOf(core, claimed.id)).toMatchObject({
    ...{ state: 'refused', problem: 'text-refused', rule: 'violence', cost: 12, version: 3, written: 0.2 },
    settledAt: null,
  });
});

test('what is over moves nowhere, and everything else can fail and be cancelled', () => {
  for (const from of runState.options) {
    const targets = runState.options.filter((to) => mayMove(from, to));
    if (isOver(from)) expect(targets, from).toEqual([]);
    else expect(targets, from).toEqual(expect.arrayContaining(['failed', 'cancelled']));
    expect(openStates.includes(from), from).toBe(!isOver(from));
  }
});

test('the line counts who waits before, and says how long it may take once some were finished', async () => {
  const first = await requestRun(core, orderOf(account));
  const last = await requestRun(core, orderOf(account));
  const ahead = (await lineOf(core, await rowOf(core, first))).place;
  expect((await lineOf(core, await rowOf(core, last))).place).toBe(ahead + 1);

  const done = await changeRun(core, await claim(core, first), { state: 'painting' });
  clock.turn(8 * second);
  await endRun(core, await changeRun(core, done, {}), { state: 'done', cost: 0 });
  const { place, seconds } = await lineOf(core, await rowOf(core, last));
  expect(place).toBe(ahead);
  expect(seconds).toBeGreaterThan(0);
});
