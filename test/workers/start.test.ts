import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import type { RunId } from '../../core/base/ids.ts';
import { runs } from '../../core/jobs/records.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { startWorkers } from '../../workers/start.ts';
import { openWorkshop } from './workshop.ts';

const shop = await openWorkshop();
afterAll(() => shop[Symbol.asyncDispose]());

const settings = { ...shop.settings, WORKER_SWEEP: 200, WORKER_STOP: 10_000 };

/** Workers for the length of a test, however it ends. */
function start(changed: Partial<typeof settings> = {}) {
  const workers = startWorkers(shop.core, { ...settings, ...changed });
  onTestFinished(() => workers.stop());
  return workers;
}

const done = (run: RunId) =>
  vi.waitFor(
    async () => {
      expect(await shop.row(run)).toMatchObject({ state: 'done', settledAt: expect.any(Date) as Date });
    },
    { timeout: 20_000, interval: 50 },
  );

test('workers take runs from the queue, several at a time, and finish what they have when they are stopped', async () => {
  const workers = start();
  const asked: RunId[] = [];
  for (let count = 0; count < 5; count += 1) asked.push(await shop.request());
  await Promise.all(asked.map(done));
  shop.fal.pace = { queueMilliseconds: 5, paintMilliseconds: 700 };
  const last = await shop.request();
  await vi.waitFor(
    async () => {
      expect((await shop.row(last)).state).toBe('painting');
    },
    { timeout: 10_000 },
  );
  await workers.stop();
  await done(last);
  expect((await shop.row(last)).attempts).toBe(1);
});

test('a run that the queue has lost is found by the sweep', async () => {
  const run = await shop.request();
  // Taken and forgotten by a worker that knows nothing of it.
  const thief = shop.core.queues.consumeRuns(() => Promise.resolve(undefined), 1);
  await vi.waitFor(
    async () => {
      expect(await shop.core.queues.countRuns()).toEqual({ waiting: 0, active: 0 });
    },
    { timeout: 10_000 },
  );
  await thief.stop(1_000);
  expect(await rowsOf(shop.core.store, runs).get(run)).toMatchObject({ state: 'queued' });
  shop.pass(5_000);
  start();
  await done(run);
});

test('runs that do not finish in time are given back when the workers are stopped', async () => {
  shop.fal.pace = { queueMilliseconds: 600_000, paintMilliseconds: 0 };
  const workers = start({ WORKER_STOP: 200 });
  const run = await shop.request();
  await vi.waitFor(
    async () => {
      expect((await shop.row(run)).painting.requestId).toBeDefined();
    },
    { timeout: 10_000 },
  );
  await workers.stop();
  expect(await shop.row(run)).toMatchObject({ state: 'painting', claim: null, attempts: 0 });
});
