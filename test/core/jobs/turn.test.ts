import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type RunId, runId } from '../../../core/base/ids.ts';
import { turns } from '../../../core/jobs/budget-records.ts';
import { requestRun } from '../../../core/jobs/request.ts';
import { moveBase, noteStarted, priorityOf, takeTurn } from '../../../core/jobs/turn.ts';
import { cancelRun } from '../../../core/jobs/cancel.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { claim, orderOf } from '../orders.ts';
import { newAccount, openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { core, other } = world;

interface Waiting {
  readonly account: number;
  readonly turn: number;
  /** How many runs of each other account were started since it was asked for. */
  readonly passed: number[];
  /** How many of the account's own runs had to go before it, itself included. */
  readonly own: number;
}

test('nobody waits for more than one run more of each other person than they have asked for themselves', async () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ account: fc.nat(3), requests: fc.integer({ min: 1, max: 6 }) }) },
    { weight: 4, arbitrary: fc.constant('start' as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const accounts = await Promise.all([0, 1, 2, 3].map(() => newAccount(core)));
      const line: Waiting[] = [];
      const startNext = async () => {
        // As the queue does: the lowest turn, and among equals who came first.
        const next = line.reduce<Waiting | undefined>(
          (best, one) => (best && best.turn <= one.turn ? best : one),
          undefined,
        );
        if (!next) return;
        line.splice(line.indexOf(next), 1);
        await noteStarted(core, next.turn);
        for (const [account, passed] of next.passed.entries()) {
          if (account !== next.account) expect(passed).toBeLessThanOrEqual(next.own + 1);
        }
        for (const { passed } of line) passed[next.account] = (passed[next.account] ?? 0) + 1;
      };
      for (const one of steps) {
        if (one === 'start') {
          await startNext();
          continue;
        }
        const { account } = one;
        for (let request = 0; request < one.requests; request += 1) {
          const turn = await takeTurn(request % 2 ? core : other, accounts[account]?.id ?? expect.fail());
          const own = 1 + line.filter((waiting) => waiting.account === account).length;
          line.push({ account, turn, own, passed: [0, 0, 0, 0] });
        }
      }
      while (line.length > 0) await startNext();
    }),
    { numRuns: 12 },
  );
});

test('fifty requests of one person hold up another’s first by one at the most, beside the one that runs', async () => {
  const [greedy, patient] = [await newAccount(core), await newAccount(core)];
  const many: RunId[] = [];
  for (let request = 0; request < 50; request += 1) many.push(await requestRun(core, orderOf(greedy)));
  await claim(core, many[0] ?? expect.fail());
  const first = await requestRun(other, orderOf(patient));
  const started: RunId[] = [];
  const consumer = core.queues.consumeRuns((run) => {
    started.push(run);
    return Promise.resolve(undefined);
  }, 1);
  await expect.poll(() => started.length, { timeout: 10_000 }).toBe(51);
  await consumer.stop(1_000);
  expect(started.indexOf(first)).toBeLessThanOrEqual(2);
  expect(started.filter((run) => run !== first)).toEqual(many);
  for (const run of many) await cancelRun(core, greedy.id, run);
  await cancelRun(core, patient.id, first);
});

test('requests of one account at once, in two processes, get turns of their own', async () => {
  const account = await newAccount(core);
  const taken = await Promise.all(
    Array.from({ length: 20 }, (_, at) => takeTurn(at % 2 ? core : other, account.id)),
  );
  expect(new Set(taken).size).toBe(20);
});

test('the turn that was started last never goes back', async () => {
  await Promise.all([9_003, 9_001, 9_002].map((turn, at) => noteStarted(at % 2 ? core : other, turn)));
  expect(await takeTurn(core, (await newAccount(core)).id)).toBe(9_004);
});

test('priorities keep the order of the turns, and the base moves only when nothing waits', async () => {
  const account = await newAccount(core);
  await noteStarted(core, 2_500_000);
  const run = await requestRun(core, orderOf(account));
  const before = await rowsOf(core.store, turns).one({});
  await moveBase(core);
  expect(await rowsOf(core.store, turns).one({})).toEqual(before);

  await cancelRun(core, account.id, run);
  await Promise.all([moveBase(core), moveBase(other)]);
  expect(await rowsOf(core.store, turns).one({})).toMatchObject({ base: 2_500_000, started: 2_500_000 });
  const order = await Promise.all([2_500_001, 2_500_002, 3_499_999].map((turn) => priorityOf(core, turn)));
  expect(order).toEqual([1, 2, 999_999]);

  await noteStarted(core, 3_400_000);
  await moveBase(core);
  expect(await rowsOf(core.store, turns).one({})).toMatchObject({ base: 2_500_000 });
  expect(await priorityOf(core, 1)).toBe(1);
  // Above what the queue's priorities hold, it still takes the run.
  expect(await core.queues.addRun(runId.parse('run_late'), await priorityOf(core, 90_000_000))).toBe(true);
});
