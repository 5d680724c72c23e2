import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, expect, test } from 'vitest';
import { newId, type RunId } from '../../../core/base/ids.ts';
import { openQueues, type Queues } from '../../../core/jobs/queues.ts';
import { requestRun } from '../../../core/jobs/request.ts';
import { startRedis } from '../../../playground/redis.ts';
import { temporaryFolder } from '../../playground/mongo/open-store.ts';
import { orderOf, rowOf } from '../orders.ts';
import { newAccount, openWorld } from '../world.ts';

using folder = temporaryFolder();
const redis = await startRedis({ folder: folder.path });
const world = await openWorld({ REDIS_URL: redis.url });
afterAll(async () => {
  redis.process.kill('SIGCONT');
  await world[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
});
const { core } = world;
const { queues } = core;

/** A promise that a test fulfils when it wants to. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('all that Redis holds of a run is its id', async () => {
  const account = await newAccount(core);
  const order = orderOf(account, {
    secret: { ...orderOf(account).secret, prompt: 'the secret of the lighthouse' },
  });
  const run = await requestRun(core, order);
  await queues.addRedraw('discord', run);
  const client = new Redis(redis.url);
  const held: string[] = [];
  for (const key of await client.keys('*')) {
    held.push(key);
    if ((await client.type(key)) === 'hash') held.push(JSON.stringify(await client.hgetall(key)));
  }
  client.disconnect();
  expect(held.join('\n')).toContain(`{\\"run\\":\\"${run}\\"}`);
  expect(held.join('\n')).not.toMatch(
    new RegExp(`secret|lighthouse|anime|${account.id}|${order.requestKey}`),
  );
});

test('a run that waits already is not added twice; one that was taken may be added again', async () => {
  const run = newId('run');
  const before = (await queues.countRuns()).waiting;
  expect(await Promise.all([1, 1, 5].map((priority) => queues.addRun(run, priority)))).toEqual([
    true,
    true,
    true,
  ]);
  expect((await queues.countRuns()).waiting).toBe(before + 1);
  const taken: RunId[] = [];
  const consumer = queues.consumeRuns((one) => {
    taken.push(one);
    return Promise.resolve(undefined);
  }, 1);
  await expect.poll(() => taken.filter((one) => one === run).length, { timeout: 5_000 }).toBe(1);
  await expect.poll(async () => (await queues.countRuns()).active, { timeout: 5_000 }).toBe(0);
  await queues.addRun(run, 1);
  await expect.poll(() => taken.filter((one) => one === run).length, { timeout: 5_000 }).toBe(2);
  await consumer.stop(1_000);
});

test('the lower priority goes first, the same in the order of asking', async () => {
  const runs = Array.from({ length: 4 }, () => newId('run'));
  for (const [at, priority] of [9, 2, 9, 1].entries())
    await queues.addRun(runs[at] ?? expect.fail(), priority);
  const taken: RunId[] = [];
  const consumer = queues.consumeRuns((run) => {
    taken.push(run);
    return Promise.resolve(undefined);
  }, 1);
  await expect.poll(() => taken.length, { timeout: 5_000 }).toBe(4);
  await consumer.stop(1_000);
  expect(taken).toEqual([3, 1, 0, 2].map((at) => runs[at]));
});

test('a handler that asks for another look is called again, and one that throws too', async () => {
  const [again, broken] = [newId('run'), newId('run')];
  const looks = new Map<RunId, number>();
  const consumer = queues.consumeRuns((run) => {
    const look = (looks.get(run) ?? 0) + 1;
    looks.set(run, look);
    if (look > 1) return Promise.resolve(undefined);
    return run === again ? Promise.resolve({ again: 10 }) : Promise.reject(new Error('the store is away'));
  }, 2);
  await queues.addRun(again, 1);
  await queues.addRun(broken, 1);
  await expect.poll(() => [looks.get(again), looks.get(broken)], { timeout: 10_000 }).toEqual([2, 2]);
  await consumer.stop(1_000);
});

test('redraws that wait are merged, and one that comes while another is drawn is drawn afterwards', async () => {
  const run = newId('run');
  for (let time = 0; time < 5; time += 1) await queues.addRedraw('slack', run);
  const drawing = gate();
  const began: RunId[] = [];
  const consumer = queues.consumeRedraws(
    'slack',
    async (one) => {
      began.push(one);
      if (began.length === 1) await drawing.opened;
      return undefined;
    },
    4,
  );
  await expect.poll(() => began.length, { timeout: 5_000 }).toBe(1);
  for (let time = 0; time < 5; time += 1) await queues.addRedraw('slack', run);
  // The same message is never drawn twice at once, however many could.
  await sleep(300);
  expect(began).toEqual([run]);
  drawing.open();
  await expect.poll(() => began.length, { timeout: 5_000 }).toBe(2);
  await sleep(300);
  expect(began).toEqual([run, run]);
  await consumer.stop(1_000);
});

test('a platform gets its own redraws only', async () => {
  const [here, there] = [newId('run'), newId('run')];
  await queues.addRedraw('here', here);
  await queues.addRedraw('there', there);
  const drawn: RunId[] = [];
  const consumer = queues.consumeRedraws(
    'here',
    (run) => {
      drawn.push(run);
      return Promise.resolve(undefined);
    },
    1,
  );
  await expect.poll(() => drawn.length, { timeout: 5_000 }).toBe(1);
  await consumer.stop(1_000);
  expect(drawn).toEqual([here]);
});

test('a consumer that stops takes nothing new and finishes what it has in hand', async () => {
  const runs = [newId('run'), newId('run')];
  const working = gate();
  const [began, ended]: [RunId[], RunId[]] = [[], []];
  const consumer = queues.consumeRuns(async (run) => {
    began.push(run);
    await working.opened;
    ended.push(run);
    return undefined;
  }, 1);
  for (const run of runs) await queues.addRun(run, 1);
  await expect.poll(() => began.length, { timeout: 5_000 }).toBe(1);
  const stopped = consumer.stop(10_000);
  working.open();
  await stopped;
  expect([began, ended]).toEqual([[runs[0]], [runs[0]]]);
  expect((await queues.countRuns()).waiting).toBe(1);
});

test('a Redis that does not answer is given up soon: the run exists, and waits for the sweep', async () => {
  const account = await newAccount(core);
  redis.process.kill('SIGSTOP');
  // Nothing answers until the end of this block: that these calls return at all is their deadline.
  const [run, ...added] = await Promise.all([
    requestRun(core, orderOf(account)),
    queues.addRun(newId('run'), 1),
    queues.addRedraw('discord', newId('run')),
    expect(queues.ping()).rejects.toMatchObject({ code: 'queue-unavailable' }),
  ]);
  expect(added.slice(0, 2)).toEqual([false, false]);
  expect(await rowOf(core, run)).toMatchObject({ state: 'queued' });
  redis.process.kill('SIGCONT');
  await expect.poll(() => queues.addRun(run, 1), { timeout: 10_000 }).toBe(true);
});

test('a Redis that is not there is said as such, and closing does not wait for it', async () => {
  const away: Queues = openQueues({ url: 'redis://127.0.0.1:1', lock: 5_000 });
  const pinged = expect(away.ping()).rejects.toMatchObject({ code: 'queue-unavailable' });
  expect(await away.addRun(newId('run'), 1)).toBe(false);
  await pinged;
  await away[Symbol.asyncDispose]();
});
