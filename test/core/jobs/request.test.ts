import { afterAll, beforeEach, expect, test } from 'vitest';
import { day, endOfDay } from '../../../core/base/clock.ts';
import { newId, runId } from '../../../core/base/ids.ts';
import { settleRun } from '../../../core/characters/settle.ts';
import { cancelRun, cancelRunsOf } from '../../../core/jobs/cancel.ts';
import { addresses, runs } from '../../../core/jobs/records.ts';
import { requestRun } from '../../../core/jobs/request.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { tableOf } from '../../../core/store/table.ts';
import { booksOf, orderOf, rowOf } from '../orders.ts';
import { newAccount, openWorld } from '../world.ts';

/** What one run may cost at the most, by the default prices, in micro-dollars. */
const worst = 180_000;
const world = await openWorld({ PERSONA_DAILY_QUOTA: '30', PERSONA_DAILY_SPEND: '9.1' });
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;
// Every test has a day, and so a budget, of its own.
beforeEach(() => {
  clock.turn(day);
});

const processOf = (at: number) => (at % 2 ? core : other);
const nothing = { used: 0, total: 0, open: 0 };

/** How many requests were granted, and the problems of the others. */
async function outcomes(requests: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(requests);
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  return { granted: requests.length - reasons.length, reasons };
}

test('a request is a run in the queue, a message that will show it, and what it may cost at the most', async () => {
  const account = await newAccount(core);
  const order = orderOf(account);
  const run = await requestRun(core, order);
  const row = await rowOf(core, run);
  expect(row).toMatchObject({ state: 'queued', attempts: 0, worstCost: worst, cost: 0, claim: null });
  expect(await tableOf(core.store, runs).open(row)).toEqual(order.secret);
  expect(await booksOf(core, account)).toEqual({
    quota: { used: 0, total: 1, open: 1 },
    spend: { used: 0, total: worst, open: 1 },
  });
  const [address] = await rowsOf(core.store, addresses).find({ run });
  expect(address).toMatchObject({ state: 'new', private: true, final: false, drawnVersion: 0 });
  expect(address && (await tableOf(core.store, addresses).open(address))).toEqual(order.address.place);
});

test('the same delivery many times at once, to two processes, is one run, one message, one reservation', async () => {
  const account = await newAccount(core);
  const order = orderOf(account);
  const waiting = (await core.queues.countRuns()).waiting;
  const given = await Promise.all(Array.from({ length: 10 }, (_, at) => requestRun(processOf(at), order)));
  expect(new Set(given).size).toBe(1);
  expect(await rowsOf(core.store, runs).count({ account: account.id })).toBe(1);
  expect(await rowsOf(core.store, addresses).count({ account: account.id })).toBe(1);
  expect((await core.queues.countRuns()).waiting).toBe(waiting + 1);
  expect(await booksOf(core, account)).toEqual({
    quota: { used: 0, total: 1, open: 1 },
    spend: { used: 0, total: worst, open: 1 },
  });
  expect(await requestRun(core, { ...order, character: newId('character') })).toBe(given[0]);
});

test('a hundred requests at once never exceed the quota, and what was refused leaves nothing', async () => {
  const account = await newAccount(core);
  const all = Array.from({ length: 100 }, (_, at) => requestRun(processOf(at), orderOf(account)));
  const { granted, reasons } = await outcomes(all);
  expect(granted).toBe(30);
  const refusal = { code: 'quota-used', detail: { at: endOfDay(clock.now()), limit: 30 } };
  for (const reason of reasons) expect(reason).toMatchObject(refusal);
  expect(await rowsOf(core.store, addresses).count({ account: account.id })).toBe(30);
  expect(await booksOf(core, account)).toEqual({
    quota: { used: 0, total: 30, open: 30 },
    spend: { used: 0, total: 30 * worst, open: 30 },
  });

  const made = await rowsOf(core.store, runs).find({ account: account.id });
  expect(made.map(({ state }) => state)).toEqual(made.map(() => 'queued'));
  const ids = made.map(({ _id }) => runId.parse(_id));
  await Promise.all(ids.map((id, at) => cancelRun(processOf(at), account.id, id)));
  await Promise.all(ids.flatMap((id) => [settleRun(core, id), settleRun(other, id)]));
  expect(await booksOf(core, account)).toEqual({ quota: nothing, spend: nothing });
});

test('the spend of the day stops everybody, across processes, and renews with the day', async () => {
  const accounts = [await newAccount(core), await newAccount(core), await newAccount(core)];
  const all = accounts.flatMap((account) =>
    Array.from({ length: 20 }, (_, at) => requestRun(processOf(at), orderOf(account))),
  );
  const { granted, reasons } = await outcomes(all);
  expect(granted).toBe(50);
  const stopped = { code: 'spend-stopped', detail: { at: endOfDay(clock.now()) } };
  for (const reason of reasons) expect(reason).toMatchObject(stopped);
  const books = await Promise.all(accounts.map((account) => booksOf(core, account)));
  expect(books[0]?.spend).toEqual({ used: 0, total: 50 * worst, open: 50 });
  expect(books.reduce((sum, { quota }) => sum + quota.open, 0)).toBe(50);
  for (const account of accounts) {
    const counted = await rowsOf(core.store, runs).count({ account: account.id });
    expect(await rowsOf(core.store, addresses).count({ account: account.id })).toBe(counted);
  }
  clock.turn(day);
  for (const account of accounts) expect(await requestRun(core, orderOf(account))).toMatch(/^run_/);
});

test('who has used up the quota is told when it renews, and nothing is reserved for the refused', async () => {
  const account = await newAccount(core);
  const none = await world.openCore({ PERSONA_DAILY_QUOTA: '0' });
  await expect(requestRun(none, orderOf(account))).rejects.toMatchObject({
    code: 'quota-used',
    detail: { at: endOfDay(clock.now()), limit: 0 },
  });
  expect(await booksOf(core, account)).toEqual({ quota: nothing, spend: nothing });
  expect(await rowsOf(core.store, runs).count({ account: account.id })).toBe(0);
  expect(await rowsOf(core.store, addresses).count({ account: account.id })).toBe(0);
});

test('a run that is asked for in the last moment of a day is settled on that day', async () => {
  const account = await newAccount(core);
  clock.turn(endOfDay(clock.now()).getTime() - clock.now().getTime() - 1);
  const run = await requestRun(core, orderOf(account));
  await cancelRun(core, account.id, run);
  clock.turn(2);
  await settleRun(core, run);
  expect(await booksOf(core, account)).toEqual({ quota: nothing, spend: nothing });
  clock.turn(-2);
  expect(await booksOf(core, account)).toEqual({ quota: nothing, spend: nothing });
});

test('a cancel that overtakes the request itself leaves no reservation', async () => {
  const account = await newAccount(core);
  for (let time = 0; time < 12; time += 1) {
    const order = orderOf(account);
    const requested = requestRun(core, order);
    let cancelled = await cancelRunsOf(other, order.character);
    while (cancelled.length === 0) cancelled = await cancelRunsOf(other, order.character);
    for (const run of cancelled) await settleRun(other, run);
    expect(cancelled).toEqual([await requested]);
    expect(await rowOf(core, await requested)).toMatchObject({ state: 'cancelled' });
  }
  expect(await booksOf(core, account)).toEqual({ quota: nothing, spend: nothing });
});
