import { afterAll, afterEach, expect, test } from 'vitest';
import { openWorkshop } from './workshop.ts';

const writing = 'POST /v1/responses';
const submitting = 'POST /:owner/:application/*path';

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

test('a run becomes a character with a portrait of our own', async () => {
  shop.fal.scenario.painter = 'portrait';
  const run = await shop.request({ name: 'Ada' });
  const { row, waits, used, spent, open } = await shop.make(run);
  expect(row).toMatchObject({ state: 'done', attempts: 1, problem: null, written: 1, painted: 1 });
  expect(waits).toEqual([]);
  const result = await shop.resultOf(run);
  expect(result?.secret.profile.name).toBe('Ada');
  const { image, alternative } = result?.portrait ?? { image: Buffer.alloc(0), alternative: '' };
  expect(image.subarray(1, 4).toString()).toBe('PNG');
  expect(image.includes('tEXt')).toBe(false);
  expect(alternative).toBe(`Ada: ${result?.secret.profile.appearance ?? ''}`);
  expect(result?.secret.seed).toBe(shop.fal.jobs.at(-1)?.input.seed);
  expect({ used, open }).toEqual({ used: 1, open: 0 });
  expect(spent).toBe(row.cost);
  expect(row.cost).toBeGreaterThan(shop.settings.FAL_PRICE);
  expect(row.cost).toBeLessThan(shop.settings.FAL_PRICE + shop.core.settings.PERSONA_WRITING_PRICE);
});

test('the painter has begun before the writer has finished', async () => {
  const { pace } = shop.openai;
  shop.openai.pace = { chunkMilliseconds: 25, chunks: 20 };
  const finished = shop.callsOf('openai', writing);
  const submitted = shop.fal.faults.hold(submitting);
  const working = shop.workToEnd(await shop.request());
  await submitted.arrived;
  // An exchange is noted when its last byte is sent.
  expect(shop.callsOf('openai', writing)).toBe(finished);
  submitted.release();
  await working;
  expect(shop.callsOf('openai', writing)).toBe(finished + 1);
  shop.openai.pace = pace;
});

test('a run writes to the store at most twelve times before its result is kept', async () => {
  const run = await shop.request();
  let changes = 0;
  shop.beforeCommand = ({ name, collection }) => {
    if (name === 'findAndModify' && collection === 'runs') changes += 1;
  };
  await shop.workToEnd(run);
  expect(changes).toBeGreaterThan(3);
  expect(changes).toBeLessThanOrEqual(8);
});

test('what a run has worked on already is over, and a run that is no more is gone', async () => {
  const run = await shop.request();
  await shop.workToEnd(run);
  const { version } = await shop.row(run);
  expect(await shop.workOnce(run)).toBeUndefined();
  expect((await shop.row(run)).version).toBe(version);
});

test('of two workers at once one works and one waits', async () => {
  const run = await shop.request();
  const before = shop.callsOf('openai', writing);
  const handled = await Promise.all([shop.workOnce(run), shop.workOnce(run)]);
  expect(handled.filter((one) => one !== undefined)).toHaveLength(1);
  expect(shop.callsOf('openai', writing)).toBe(before + 1);
  expect((await shop.row(run)).state).toBe('done');
});
