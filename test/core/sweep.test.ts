import { afterAll, expect, test } from 'vitest';
import { day, hour, second } from '../../core/base/clock.ts';
import { newId, type RunId } from '../../core/base/ids.ts';
import { settleRun } from '../../core/characters/settle.ts';
import { endRun } from '../../core/jobs/end.ts';
import { spendOf } from '../../core/jobs/budget.ts';
import type { Consumer, Handler } from '../../core/jobs/queues.ts';
import { addresses, runs } from '../../core/jobs/records.ts';
import { requestRun } from '../../core/jobs/request.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { sweep } from '../../core/sweep.ts';
import { booksOf, claim, claimedRun, orderOf, rowOf } from './orders.ts';
import { newAccount, openWorld } from './world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;
const account = await newAccount(core);

const waiting = async () => (await core.queues.countRuns()).waiting;
const sweepTwice = () => Promise.all([sweep(core), sweep(other)]);

/** What a queue holds, in its order: everything that comes before a run which is put at its end. */
async function drain(
  add: (last: RunId) => Promise<boolean>,
  consume: (handler: Handler) => Consumer,
): Promise<RunId[]> {
  const last = newId('run');
  const taken: RunId[] = [];
  expect(await add(last)).toBe(true);
  const consumer = consume((run) => {
    taken.push(run);
    return Promise.resolve(undefined);
  });
  await expect.poll(() => taken.includes(last), { timeout: 10_000 }).toBe(true);
  await consumer.stop(1_000);
  return taken.filter((run) => run !== last);
}

const drainRuns = () =>
  drain(
    (last) => core.queues.addRun(last, Infinity),
    (handler) => core.queues.consumeRuns(handler, 1),
  );

const drainRedraws = (platform: string) =>
  drain(
    (last) => core.queues.addRedraw(platform, last),
    (handler) => core.queues.consumeRedraws(platform, handler, 1),
  );

test('runs that an emptied queue has lost are asked for again, in the order of their turns, each once', async () => {
  const lost: RunId[] = [];
  for (let time = 0; time < 3; time += 1) lost.push(await requestRun(core, orderOf(account)));
  const held = await claimedRun(core, account);
  await world.emptyRedis();
  await sweep(core);
  expect(await waiting()).toBe(0);
  clock.turn(3 * second);
  await sweepTwice();
  await sweepTwice();
  expect(await waiting()).toBe(3);
  expect(await drainRuns()).toEqual(lost);
  // The one that a worker holds is left to it, as long as it holds it.
  clock.turn(core.settings.PERSONA_JOB_LOCK);
  await sweep(core);
  expect(await drainRuns()).toEqual([...lost, held.id]);
  for (const run of lost)
    await endRun(core, await claim(core, run), { state: 'failed', problem: 'internal', cost: 0 });
  await endRun(core, await claim(core, held.id), { state: 'failed', problem: 'internal', cost: 0 });
});

test('a run whose request broke off is ended after half a minute, told, and its reservation freed', async () => {
  clock.turn(day);
  const run = await requestRun(core, orderOf(account));
  await rowsOf(core.store, runs).change({ _id: run }, { $set: { state: 'requested', turn: 0 } });
  clock.turn(30 * second);
  await sweepTwice();
  expect(await rowOf(core, run)).toMatchObject({ state: 'requested' });
  clock.turn(1);
  await sweepTwice();
  expect(await rowOf(core, run)).toMatchObject({
    state: 'failed',
    problem: 'internal',
    endedAt: clock.now(),
  });
  clock.turn(11 * second);
  await sweepTwice();
  expect((await rowOf(core, run)).settledAt).toEqual(clock.now());
  const none = { used: 0, total: 0, open: 0 };
  expect(await booksOf(core, account)).toEqual({ quota: none, spend: none });
  expect(await drainRedraws('discord')).toContain(run);
});

test('an end that nobody followed up is settled, and a reservation without a run freed', async () => {
  clock.turn(day);
  const claimed = await claimedRun(core, account);
  await endRun(core, claimed, { state: 'failed', problem: 'internal', cost: 9 });
  await spendOf(core, clock.now()).reserve(newId('run'), 50, 1_000_000);
  clock.turn(11 * second);
  await sweepTwice();
  expect((await booksOf(core, account)).spend).toEqual({ used: 9, total: 9, open: 0 });
});

test('a message that does not show the end of its run is drawn again, and given up after two days', async () => {
  clock.turn(3 * day);
  await sweep(core);
  await drainRedraws('slack');
  const claimed = await claimedRun(core, account, { platform: 'slack' });
  await endRun(core, claimed, { state: 'failed', problem: 'internal', cost: 0 });
  await settleRun(core, claimed.id);
  await world.emptyRedis();
  clock.turn(16 * second);
  await sweepTwice();
  expect(await drainRedraws('slack')).toEqual([claimed.id]);

  clock.turn(2 * day - hour);
  await sweep(core);
  expect(await drainRedraws('slack')).toEqual([claimed.id]);
  clock.turn(hour);
  await sweepTwice();
  expect(await drainRedraws('slack')).toEqual([]);
  const [address] = await rowsOf(core.store, addresses).find({ run: claimed.id });
  expect(address).toMatchObject({ state: 'gone', final: false });
});

test('where everything is in order a sweep changes nothing', async () => {
  await sweep(core);
  const all = () => Promise.all([rowsOf(core.store, runs).find({}), rowsOf(core.store, addresses).find({})]);
  const before = await all();
  await sweepTwice();
  expect(await all()).toEqual(before);
});

test('of more lost runs than one sweep asks for, those come first whose turn is first', async () => {
  clock.turn(day);
  const row = await rowOf(core, await requestRun(core, orderOf(account)));
  const later = Array.from({ length: 204 }, (_, at) => ({
    ...row,
    _id: newId('run'),
    turn: row.turn + 205 - at,
  }));
  await Promise.all(later.map((one) => rowsOf(core.store, runs).insert(one)));
  await world.emptyRedis();
  clock.turn(3 * second);
  await sweep(core);
  const first = [row, ...later.reverse()].slice(0, 200);
  expect(await drainRuns()).toEqual(first.map(({ _id }) => _id));
});
