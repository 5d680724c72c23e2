import { afterAll, expect, test } from 'vitest';
import { accounts } from '../../../core/accounts/records.ts';
import { minute } from '../../../core/base/clock.ts';
import { newId, type RunId } from '../../../core/base/ids.ts';
import { cancelRun } from '../../../core/jobs/cancel.ts';
import { type ClaimedRun, claimRun } from '../../../core/jobs/claim.ts';
import { delayRun, endRun } from '../../../core/jobs/end.ts';
import { runs } from '../../../core/jobs/records.ts';
import { requestRun } from '../../../core/jobs/request.ts';
import { changeRun, RunLost } from '../../../core/jobs/steps.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { claim, claimedRun, orderOf, rowOf } from '../orders.ts';
import { newAccount, openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;
const account = await newAccount(core);
const lock = core.settings.PERSONA_JOB_LOCK;
const request = () => requestRun(core, orderOf(account));

/** Every write that a worker makes to a run which it holds. */
const writes: readonly [string, (claimed: ClaimedRun) => Promise<unknown>][] = [
  ['a change', (claimed) => changeRun(core, claimed, { set: { written: 0.5 } })],
  ['a change of state', (claimed) => changeRun(core, claimed, { state: 'writing', visible: true })],
  ['an end', (claimed) => endRun(core, claimed, { state: 'done', cost: 1 })],
  ['a delay', (claimed) => delayRun(core, claimed, minute, 'writer-unavailable')],
];

test('of twenty workers in two processes one gets the run, and the others are told to wait', async () => {
  const run = await request();
  const told = await Promise.all(
    Array.from({ length: 20 }, (_, at) => claimRun(at % 2 ? core : other, run, `worker-${at}`)),
  );
  const won = told.filter((one) => typeof one === 'object' && 'claim' in one);
  const waiting = told.filter((one) => typeof one === 'object' && 'wait' in one && one.wait > 0);
  expect([won.length, waiting.length]).toEqual([1, 19]);
  expect(await rowOf(core, run)).toMatchObject({ attempts: 1, startedAt: clock.now() });
});

test('a claim that is renewed holds; one whose time is over goes to the next', async () => {
  const run = await request();
  const first = await claim(core, run, 'first');
  clock.turn(lock - 1);
  expect(await claimRun(other, run, 'second')).toEqual({ wait: 51 });
  const renewed = await changeRun(core, first, {});
  clock.turn(lock - 1);
  expect(await claimRun(other, run, 'second')).toEqual({ wait: 51 });
  clock.turn(1);
  expect(await claim(other, run, 'second')).toMatchObject({ row: { attempts: 2 } });
  await expect(changeRun(core, renewed, {})).rejects.toThrow(RunLost);
});

test.each(writes)(
  '%s by a worker whose run another has taken over fails, and changes nothing',
  async (_what, write) => {
    const claimed = await claimedRun(core, account);
    clock.turn(lock);
    await claim(other, claimed.id, 'second');
    const before = await rowOf(core, claimed.id);
    await expect(write(claimed)).rejects.toThrow(RunLost);
    expect(await rowOf(core, claimed.id)).toEqual(before);
  },
);

test.each(writes)('%s by a worker fails once the account’s epoch has changed', async (_what, write) => {
  const claimed = await claimedRun(core, account);
  await rowsOf(core.store, runs).change({ _id: claimed.id }, { $inc: { epoch: 1 } });
  await expect(write(claimed)).rejects.toThrow(RunLost);
});

test.each(writes)('%s by a worker fails once the run was cancelled', async (_what, write) => {
  const claimed = await claimedRun(core, account);
  expect(await cancelRun(other, account.id, claimed.id)).toBe(true);
  await expect(write(claimed)).rejects.toThrow(RunLost);
  expect(await rowOf(core, claimed.id)).toMatchObject({ state: 'cancelled', claim: null, problem: null });
});

test('three workers may die over a run; there is no fourth', async () => {
  const run = await request();
  for (const attempt of [1, 2, 3]) {
    expect((await claim(core, run, `worker-${attempt}`)).row.attempts).toBe(attempt);
    clock.turn(lock);
    // Who has something else in hand leaves the last try to one that has not.
    if (attempt === 2) expect(await claimRun(core, run, 'worker-3')).toBe('suspect');
  }
  expect(await claimRun(core, run, 'worker-4')).toBe('exhausted');
  expect(await rowOf(core, run)).toMatchObject({ attempts: 3 });
});

test('a run that was given back is not begun before its time, and goes on with what it had', async () => {
  const claimed = await claimedRun(core, account);
  const changed = await changeRun(core, claimed, {
    state: 'writing',
    secret: { ...claimed.secret, appearance: 'silver hair' },
    set: { cost: 7 },
    visible: true,
  });
  await delayRun(core, changed, minute, 'writer-unavailable');
  expect(await claimRun(other, claimed.id, 'second')).toEqual({ wait: minute });
  clock.turn(minute - 1);
  expect(await claimRun(other, claimed.id, 'second')).toEqual({ wait: 1 });
  clock.turn(1);
  expect(await claim(other, claimed.id, 'second')).toMatchObject({
    row: { attempts: 2, cost: 7, state: 'queued', startedAt: claimed.row.startedAt },
    secret: { appearance: 'silver hair', prompt: 'a clockmaker' },
  });
});

test('waiting for the moderation is no attempt', async () => {
  const run = await request();
  for (let time = 0; time < 5; time += 1) {
    await delayRun(core, await claim(core, run), minute, 'moderation-unavailable');
    expect(await rowOf(core, run)).toMatchObject({ state: 'checking', attempts: 0 });
    clock.turn(minute);
  }
});

test('a run that is over, not yet asked for, unknown, or of a closed account is worked on by nobody', async () => {
  const ended = await claimedRun(core, account);
  await endRun(core, ended, { state: 'failed', problem: 'internal', cost: 0 });
  expect(await claimRun(core, ended.id, 'second')).toBe('over');

  const early = await request();
  await rowsOf(core.store, runs).change({ _id: early }, { $set: { state: 'requested' } });
  expect(await claimRun(core, early, 'worker')).toEqual({ wait: 500 });

  expect(await claimRun(core, newId('run'), 'worker')).toBe('gone');

  const closing = await newAccount(core);
  const run: RunId = await requestRun(core, orderOf(closing));
  for (const change of [{ state: 'erasing' }, { state: 'active', epoch: 2 }] as const) {
    await rowsOf(core.store, accounts).change({ _id: closing.id }, { $set: change });
    expect(await claimRun(core, run, 'worker')).toBe('gone');
  }
  expect(await rowOf(core, run)).toMatchObject({ attempts: 0, claim: null });
});

test('a move that does not exist is a fault of the program, not of the run', async () => {
  const claimed = await claimedRun(core, account);
  const painting = await changeRun(core, claimed, { state: 'painting' });
  await expect(changeRun(core, painting, { state: 'writing' })).rejects.toMatchObject({ code: 'internal' });
  expect(await rowOf(core, claimed.id)).toMatchObject({ state: 'painting' });
});
