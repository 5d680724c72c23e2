import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { day } from '../../../core/base/clock.ts';
import { openLog } from '../../../core/base/log.ts';
import { newId } from '../../../core/base/ids.ts';
import { freeLeftovers, quotaOf, spendOf } from '../../../core/jobs/budget.ts';
import { requestRun } from '../../../core/jobs/request.ts';
import { booksOf, orderOf } from '../orders.ts';
import { newAccount, openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other, clock } = world;
beforeEach(() => {
  clock.turn(day);
});
const account = await newAccount(core);
const spendNow = (process = core) => spendOf(process, clock.now());

test('whatever is reserved and settled in whichever order, the books hold what a ledger says', async () => {
  const step = fc.record({
    run: fc.nat(3),
    reserve: fc.boolean(),
    amount: fc.integer({ min: 1, max: 40 }),
    used: fc.nat(40),
  });
  const ids = Array.from({ length: 4 }, () => newId('run'));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      clock.turn(day);
      const open = new Map<number, number>();
      let used = 0;
      for (const { run, reserve, amount, used: cost } of steps) {
        const reserved = open.get(run);
        const total = used + [...open.values()].reduce((sum, one) => sum + one, 0);
        const id = ids[run] ?? expect.fail();
        if (reserve) {
          const fits = reserved !== undefined || total + amount <= 100;
          expect(await spendNow().reserve(id, amount, 100)).toBe(fits);
          if (fits && reserved === undefined) open.set(run, amount);
        } else {
          await spendNow().settle(id, reserved ?? amount, cost);
          if (open.delete(run)) used += cost;
        }
      }
      const sum = used + [...open.values()].reduce((one, more) => one + more, 0);
      expect((await booksOf(core, account)).spend).toEqual({ used, total: sum, open: open.size });
    }),
    { numRuns: 15 },
  );
});

test('the first reservations of a day, all at once in two processes, all find their place', async () => {
  const granted = await Promise.all(
    Array.from({ length: 20 }, (_, at) => spendNow(at % 2 ? core : other).reserve(newId('run'), 10, 155)),
  );
  expect(granted.filter((one) => one)).toHaveLength(15);
  expect((await booksOf(core, account)).spend).toEqual({ used: 0, total: 150, open: 15 });
});

test('one run reserves once and is settled once, however often both are asked for at once', async () => {
  const run = newId('run');
  const times = Array.from({ length: 8 }, (_, at) => spendNow(at % 2 ? core : other));
  expect(await Promise.all(times.map((spend) => spend.reserve(run, 10, 10)))).toEqual(times.map(() => true));
  await Promise.all(times.map((spend) => spend.settle(run, 10, 4)));
  expect((await booksOf(core, account)).spend).toEqual({ used: 4, total: 4, open: 0 });
});

test('each account has a quota of its own, and each day another', async () => {
  const run = newId('run');
  const somebody = await newAccount(core);
  const quota = () => quotaOf(core, somebody.id, clock.now());
  expect(await quota().reserve(run, 1, 1)).toBe(true);
  expect(await quota().reserve(newId('run'), 1, 1)).toBe(false);
  expect(await quotaOf(core, account.id, clock.now()).reserve(newId('run'), 1, 1)).toBe(true);
  clock.turn(day);
  expect(await quota().reserve(newId('run'), 1, 1)).toBe(true);
});

test('what is reserved for runs that are no more is freed, and nothing else', async () => {
  const kept = await requestRun(core, orderOf(account));
  await spendNow().reserve(newId('run'), 10, 1_000_000);
  await spendNow().reserve(newId('run'), 20, 1_000_000);
  const freed = await Promise.all([freeLeftovers(core, clock.now()), freeLeftovers(other, clock.now())]);
  expect(Math.max(...freed)).toBe(2);
  expect((await booksOf(core, account)).spend).toEqual({ used: 0, total: 180_000, open: 1 });
  expect(await spendNow().reserve(kept, 1, 1)).toBe(true);
  expect(await freeLeftovers(core, clock.now())).toBe(0);
});

test('once a day the operator is warned before the spend stops the making', async () => {
  const lines: string[] = [];
  const settings = { ...core.settings, PERSONA_DAILY_SPEND: 100, PERSONA_SPEND_WARNING: 80 };
  const watched = { ...core, settings, log: openLog('info', { write: (line) => lines.push(line) }) };
  const warnings = () => lines.filter((line) => line.includes('spend-warned')).length;
  const [first, second] = [newId('run'), newId('run')];
  await spendNow(watched).reserve(first, 79, 100);
  expect(warnings()).toBe(0);
  await spendNow(watched).reserve(second, 1, 100);
  await spendNow(watched).settle(first, 79, 79);
  expect(warnings()).toBe(1);
  expect(lines.at(-1)).toMatch(/"spent":80,"limit":100/);
  clock.turn(day);
  await spendNow(watched).reserve(first, 100, 100);
  expect(warnings()).toBe(2);
});
