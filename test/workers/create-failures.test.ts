import { afterAll, afterEach, expect, test } from 'vitest';
import { serverError } from '../../playground/openai/errors.ts';
import { openWorkshop } from './workshop.ts';

const writing = 'POST /v1/responses';
const moderating = 'POST /v1/moderations';

const shop = await openWorkshop();
afterAll(() => shop[Symbol.asyncDispose]());
afterEach(() => {
  shop.openai.scenario.writer = 'profile';
  shop.openai.scenario.moderation = { text: [], image: [] };
  shop.openai.faults.clear();
  shop.fal.scenario.painter = 'thumbnail';
  shop.fal.faults.clear();
  shop.beforeCommand = () => undefined;
});

test('a prompt that is refused never reaches writer or painter, and costs nothing', async () => {
  const before = shop.callsOf('openai', writing);
  const { row, used, spent, open } = await shop.make(await shop.request({ prompt: 'something [[hate]]' }));
  expect(row).toMatchObject({ state: 'refused', problem: 'text-refused', rule: 'hate', cost: 0 });
  expect({ used, spent, open }).toEqual({ used: 0, spent: 0, open: 0 });
  expect(shop.callsOf('openai', writing)).toBe(before);
});

test('a wished name is checked like the prompt', async () => {
  const { row } = await shop.make(await shop.request({ name: '[[harassment]]' }));
  expect(row).toMatchObject({ state: 'refused', problem: 'text-refused', rule: 'harassment' });
});

test('a picture that is flagged is refused, kept nowhere, and not charged', async () => {
  shop.openai.scenario.moderation = { text: [], image: ['sexual'] };
  const run = await shop.request();
  const { row, used, spent } = await shop.make(run);
  expect(row).toMatchObject({ state: 'refused', problem: 'picture-refused', rule: 'sexual' });
  expect(used).toBe(0);
  expect(spent).toBe(row.cost);
  expect(await shop.resultOf(run)).toBeUndefined();
});

test.each([
  ['black', 'refused', 'picture-refused', 1],
  ['content-policy', 'refused', 'painter-refused', 1],
  ['runner-error', 'failed', 'painter-broken', 3],
  ['empty-file', 'failed', 'painter-broken', 3],
  ['huge-file', 'failed', 'painter-broken', 3],
  ['missing-file', 'failed', 'painter-broken', 3],
  ['wrong-content-type', 'failed', 'painter-broken', 3],
] as const)('a painting that ends as %s is %s as %s', async (scenario, state, problem, paintings) => {
  shop.fal.scenario.painter = scenario;
  const writings = shop.callsOf('openai', writing);
  const jobs = shop.fal.jobs.length;
  const run = await shop.request();
  const { row, used, open } = await shop.make(run);
  expect(row).toMatchObject({ state, problem, attempts: paintings });
  expect(row.painting.calls).toBe(paintings);
  expect(shop.fal.jobs.length - jobs).toBe(paintings);
  // What was written once is kept for the next attempt.
  expect(shop.callsOf('openai', writing) - writings).toBe(1);
  expect({ used, open }).toEqual({ used: 0, open: 0 });
  expect(await shop.resultOf(run)).toBeUndefined();
});

test.each([
  ['refusal', 'refused', 'writer-refused', 1],
  ['incomplete', 'failed', 'writer-broken', 3],
  ['failed-response', 'failed', 'writer-broken', 3],
  ['error-event', 'failed', 'writer-broken', 3],
  ['invalid-json', 'failed', 'writer-broken', 3],
  ['wrong-shape', 'failed', 'writer-broken', 3],
  [{ cutAt: 0.1 }, 'failed', 'writer-broken', 3],
  [{ cutAt: 0.5 }, 'failed', 'writer-broken', 3],
  [{ cutAt: 0.9 }, 'failed', 'writer-broken', 3],
] as const)('a writing that ends as %j is %s as %s', async (scenario, state, problem, writings) => {
  shop.openai.scenario.writer = scenario;
  const calls = shop.callsOf('openai', writing);
  const jobs = shop.fal.jobs.length;
  const { row, used, spent, open } = await shop.make(await shop.request());
  expect(row).toMatchObject({ state, problem, attempts: writings });
  expect(row.writing.calls).toBe(writings);
  expect(shop.callsOf('openai', writing) - calls).toBe(writings);
  expect(shop.fal.jobs.length - jobs).toBeLessThanOrEqual(1);
  expect({ used, open }).toEqual({ used: 0, open: 0 });
  expect(spent).toBe(row.cost);
  expect(row.cost).toBeGreaterThan(0);
});

test('a writing that is repeated keeps the appearance that the painter has, and is paid again', async () => {
  shop.openai.scenario.writer = { cutAt: 0.9 };
  const run = await shop.request();
  const jobs = shop.fal.jobs.length;
  const first = await shop.workOnce(run);
  expect(first?.again).toBeGreaterThan(0);
  const { cost } = await shop.row(run);
  shop.pass(first?.again ?? 0);
  shop.openai.scenario.writer = 'profile';
  const { row } = await shop.make(run);
  expect(row).toMatchObject({ state: 'done', attempts: 2 });
  expect(row.cost).toBeGreaterThan(cost);
  expect(shop.fal.jobs.length - jobs).toBe(1);
  const appearance = (await shop.resultOf(run))?.secret.profile.appearance ?? '-';
  expect(shop.fal.jobs.at(-1)?.input.prompt).toContain(appearance);
});

test('a busy service is asked again when it said', async () => {
  const busy = {
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': '20' },
    body: { error: {} },
  } as const;
  shop.openai.faults.plan(writing, busy);
  const { row, waits } = await shop.make(await shop.request());
  expect(row).toMatchObject({ state: 'done', attempts: 2 });
  expect(waits).toHaveLength(1);
  expect(waits[0]).toBeGreaterThan(19_000);
  expect(waits[0]).toBeLessThanOrEqual(20_000);
});

test('while moderation is away a run waits as checking, which is no attempt, and goes on afterwards', async () => {
  shop.openai.faults.plan(moderating, serverError(), 5);
  const run = await shop.request();
  const first = await shop.workOnce(run);
  expect(await shop.row(run)).toMatchObject({ state: 'checking', attempts: 0, cost: 0 });
  shop.pass(first?.again ?? 0);
  const { row, waits } = await shop.make(run);
  expect(waits).toHaveLength(4);
  expect(row).toMatchObject({ state: 'done', attempts: 1 });
});

test('moderation that stays away for half an hour fails the run, free of charge', async () => {
  shop.openai.faults.plan(moderating, serverError(), Infinity);
  const { row, waits, used } = await shop.make(await shop.request());
  expect(row).toMatchObject({ state: 'failed', problem: 'moderation-unavailable', cost: 0 });
  const waited = waits.reduce((sum, wait) => sum + wait, 0);
  expect(waited).toBeGreaterThanOrEqual(30 * 60_000);
  expect(waited).toBeLessThan(32 * 60_000);
  expect(used).toBe(0);
});
