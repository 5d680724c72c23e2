import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { RunId } from '../../core/base/ids.ts';
import { cancelRun } from '../../core/jobs/cancel.ts';
import { runs } from '../../core/jobs/records.ts';
import { loadRunResult } from '../../core/characters/show.ts';
import { settleRun } from '../../core/characters/settle.ts';
import { rowsOf } from '../../core/store/rows.ts';
import { WorkerStopping } from '../../workers/stopping.ts';
import { openWorkshop } from './workshop.ts';

const shop = await openWorkshop();
const { fal, openai, core } = shop;
afterAll(() => shop[Symbol.asyncDispose]());
afterEach(() => {
  fal.pace = { queueMilliseconds: 5, paintMilliseconds: 20 };
  openai.pace = { chunkMilliseconds: 1, chunks: 20 };
  fal.faults.clear();
});

const writing = 'POST /v1/responses';
const submitting = 'POST /:owner/:application/*path';
const forever = { queueMilliseconds: 600_000, paintMilliseconds: 0 };

const cancel = (run: RunId) => cancelRun(core, shop.account.id, run);

/** Waits until the run's record knows what was ordered from the painter. */
const ordered = (run: RunId) =>
  vi.waitFor(
    async () => {
      expect((await shop.row(run)).painting.requestId).toBeDefined();
    },
    { timeout: 10_000 },
  );

test('a cancel while the painter paints stops the painter and leaves nothing', async () => {
  fal.pace = forever;
  const run = await shop.request();
  const working = shop.workOnce(run);
  await ordered(run);
  expect(await cancel(run)).toBe(true);
  expect(await working).toBeUndefined();
  expect(fal.jobs.at(-1)?.cancelled).toBe(true);
  const row = await shop.row(run);
  expect(row.state).toBe('cancelled');
  expect(row.settledAt).not.toBeNull();
  expect(await loadRunResult(core, row)).toBeUndefined();
  expect((await shop.books()).open).toBe(0);
});

test('a cancel while the writer writes closes its stream, and nothing is painted', async () => {
  openai.pace = { chunkMilliseconds: 1_000, chunks: 20 };
  const jobs = fal.jobs.length;
  const calls = shop.journal.of('openai', writing).length;
  const run = await shop.request();
  const working = shop.workOnce(run);
  await vi.waitFor(
    async () => {
      expect((await shop.row(run)).state).toBe('writing');
    },
    { timeout: 10_000 },
  );
  const before = await shop.books();
  await cancel(run);
  expect(await working).toBeUndefined();
  await vi.waitFor(
    () => {
      expect(shop.journal.of('openai', writing).length).toBe(calls + 1);
    },
    { timeout: 10_000 },
  );
  expect(fal.jobs.length).toBe(jobs);
  expect((await shop.books()).used).toBe(before.used);
});

test('an order that the painter accepted while the run was cancelled is cancelled too', async () => {
  fal.pace = forever;
  const hold = fal.faults.hold(submitting, 'after');
  const run = await shop.request();
  const working = shop.workOnce(run);
  await hold.arrived;
  await cancel(run);
  hold.release();
  expect(await working).toBeUndefined();
  expect(fal.jobs.at(-1)?.cancelled).toBe(true);
  expect((await shop.row(run)).painting.requestId).toBeUndefined();
});

test('a run that another worker has taken over is left to that one, its painting too', async () => {
  fal.pace = forever;
  const run = await shop.request();
  const working = shop.workOnce(run);
  await ordered(run);
  await rowsOf(core.store, runs).change({ _id: run }, { $set: { claim: 'another worker' } });
  expect(await working).toEqual({ again: core.settings.PERSONA_JOB_LOCK });
  expect(fal.jobs.at(-1)?.cancelled).toBe(false);
  await cancel(run);
  await settleRun(core, run);
});

test('a painter that cannot be reached does not hold up a cancel', async () => {
  fal.pace = forever;
  fal.faults.plan(
    'PUT /:owner/:application/requests/:request/cancel',
    { kind: 'answer', status: 503 },
    Infinity,
  );
  const run = await shop.request();
  const working = shop.workOnce(run);
  await ordered(run);
  await cancel(run);
  expect(await working).toBeUndefined();
  expect((await shop.row(run)).settledAt).not.toBeNull();
});

test('a painting of a run that was cancelled while nobody held it is cancelled by the next look at it, and settled', async () => {
  fal.pace = forever;
  const before = await shop.books();
  const run = await shop.request();
  const stopping = new AbortController();
  const working = shop.workOnce(run, stopping.signal);
  await ordered(run);
  stopping.abort(new WorkerStopping());
  expect(await working).toEqual({ again: 0 });
  expect(fal.jobs.at(-1)?.cancelled).toBe(false);
  expect(await cancel(run)).toBe(true);
  await settleRun(core, run);
  expect(await shop.workOnce(run)).toBeUndefined();
  expect(fal.jobs.at(-1)?.cancelled).toBe(true);
  expect(await shop.books()).toMatchObject({ used: before.used + 1, open: 0 });
});

test('a painting of a run that is given up is cancelled too', async () => {
  fal.pace = forever;
  const run = await shop.request();
  const stopping = new AbortController();
  const working = shop.workOnce(run, stopping.signal);
  await ordered(run);
  stopping.abort(new WorkerStopping());
  await working;
  await rowsOf(core.store, runs).change({ _id: run }, { $set: { attempts: 3 } });
  expect(await shop.workOnce(run)).toBeUndefined();
  expect(await shop.row(run)).toMatchObject({ state: 'failed', problem: 'too-many-attempts' });
  expect(fal.jobs.at(-1)?.cancelled).toBe(true);
});

test('a worker that is stopped gives its run back as it is, uncounted, and another goes on', async () => {
  fal.pace = { queueMilliseconds: 1_500, paintMilliseconds: 0 };
  const jobs = fal.jobs.length;
  const run = await shop.request();
  const stopping = new AbortController();
  const working = shop.workOnce(run, stopping.signal);
  await ordered(run);
  stopping.abort(new WorkerStopping());
  expect(await working).toEqual({ again: 0 });
  expect(await shop.row(run)).toMatchObject({ state: 'painting', attempts: 0, claim: null });
  await shop.workToEnd(run);
  expect(await shop.row(run)).toMatchObject({ state: 'done', attempts: 1 });
  expect(fal.jobs.length - jobs).toBe(1);
});
