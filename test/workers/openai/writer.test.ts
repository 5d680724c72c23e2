import { once } from 'node:events';
import { afterAll, afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../core/base/clock.ts';
import { Problem } from '../../../core/base/problem.ts';
import { rateLimited, serverError } from '../../../playground/openai/errors.ts';
import { startOpenai } from '../../../playground/openai/index.ts';
import type { WriterScenario } from '../../../playground/openai/scenario.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { openClient } from '../../../workers/openai/client.ts';
import { openWriter } from '../../../workers/openai/writer.ts';
import type { WritingOrder } from '../../../workers/providers.ts';

const endpoint = 'POST /v1/responses';
const prices = { input: 2.5, output: 10 };
const order: WritingOrder = {
  prompt: 'a lighthouse keeper who counts the tides',
  options: { style: 'anime', type: 'original', visibility: 'private', language: 'en' },
  appearance: undefined,
};

const openai = await startOpenai({
  journal: new Journal(),
  apiKey: 'sk-test',
  pace: { chunkMilliseconds: 1, chunks: 40 },
});
const access = { apiKey: 'sk-test', baseURL: `${openai.url}/v1`, timeout: 5_000 };
const usual = openWriter(openClient(access), { model: 'gpt-4o', prices, clock: systemClock, timeout: 5_000 });

afterEach(() => {
  openai.scenario.writer = 'profile';
  openai.faults.clear();
});
afterAll(() => openai[Symbol.asyncDispose]());

/** Writes, and notes what the hooks were told. */
async function write(asked: WritingOrder = order, writer = usual, signal = new AbortController().signal) {
  const told = { appearances: [] as string[], progress: [] as number[], costs: [] as number[] };
  const calls = openai.journal.of('openai', endpoint).length;
  const result = await writer
    .write(asked, {
      signal,
      onAppearance: (appearance) => told.appearances.push(appearance),
      onProgress: (part) => told.progress.push(part),
      onCost: (cost) => told.costs.push(cost),
    })
    .then(
      (written) => ({ written, error: undefined }),
      (error: unknown) => ({ written: undefined, error }),
    );
  return { ...result, ...told, calls: openai.journal.of('openai', endpoint).length - calls };
}

const code = (error: unknown): string | undefined => (error instanceof Problem ? error.code : undefined);

test('a profile is written, its appearance told early, its progress rising, its cost as used', async () => {
  const { written, appearances, progress, costs, calls } = await write();
  expect(written?.profile.name).not.toBe('');
  expect(appearances).toEqual([written?.profile.appearance]);
  expect(progress.length).toBeGreaterThan(10);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(costs).toHaveLength(1);
  expect(costs[0]).toBeGreaterThan(1_000);
  expect(calls).toBe(1);
});

test('the appearance is told while the rest is still to come', async () => {
  const { progress, appearances } = await write();
  expect(appearances).toHaveLength(1);
  let seen = -1;
  const controller = new AbortController();
  const stopped = await usual
    .write(order, {
      signal: controller.signal,
      onAppearance: () => {
        controller.abort(new Error('enough'));
      },
      onProgress: (part) => {
        seen = part;
      },
      onCost: () => undefined,
    })
    .catch(String);
  expect(stopped).toBe('Error: enough');
  expect(seen).toBeLessThan(progress.at(-1) ?? 0);
});

test('the service is asked to store nothing and told of nobody', async () => {
  await write();
  const sent: unknown = JSON.parse(
    openai.journal.of('openai', endpoint).at(-1)?.request.body.toString() ?? '',
  );
  expect(sent).toMatchObject({ store: false, model: 'gpt-4o', stream: true });
  expect(Object.keys(sent as object)).not.toEqual(expect.arrayContaining(['user']));
  expect(Object.keys(sent as object)).not.toEqual(expect.arrayContaining(['safety_identifier']));
});

test('a wished name and an appearance to keep stand word for word', async () => {
  const appearance = 'Tall and stooped, in a yellow oilskin, before a broken lamp.';
  const { written, appearances } = await write({
    ...order,
    options: { ...order.options, name: 'Ada of the Ninth Wave' },
    appearance,
  });
  expect(written?.profile).toMatchObject({ name: 'Ada of the Ninth Wave', appearance });
  expect(appearances).toEqual([appearance]);
});

test.each<[WriterScenario, string]>([
  ['refusal', 'writer-refused'],
  ['incomplete', 'writer-broken'],
  ['failed-response', 'writer-broken'],
  ['error-event', 'writer-broken'],
  ['invalid-json', 'writer-broken'],
  ['wrong-shape', 'writer-broken'],
  [{ cutAt: 0.1 }, 'writer-broken'],
  [{ cutAt: 0.5 }, 'writer-broken'],
  [{ cutAt: 0.9 }, 'writer-broken'],
])('%j is %s, after one call, with what it has cost', async (scenario, expected) => {
  openai.scenario.writer = scenario;
  const { error, calls, costs } = await write();
  expect(code(error)).toBe(expected);
  expect(calls).toBe(1);
  expect(costs).toHaveLength(1);
  expect(costs[0]).toBeGreaterThan(0);
});

test('a busy service names when to come back', async () => {
  openai.faults.plan(endpoint, rateLimited(7));
  const before = Date.now();
  const { error, calls, costs } = await write();
  expect(code(error)).toBe('writer-unavailable');
  const at = error instanceof Problem ? (error.detail.at?.getTime() ?? 0) : 0;
  expect(at).toBeGreaterThanOrEqual(before + 7_000);
  expect(at).toBeLessThanOrEqual(Date.now() + 7_000);
  expect(calls).toBe(1);
  expect(costs).toEqual([0]);
});

const noQuota = {
  kind: 'answer',
  status: 429,
  body: {
    error: {
      message: 'You exceeded your current quota',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    },
  },
} as const;

test.each([
  ['a server in trouble', serverError()],
  ['an account without quota', noQuota],
])('%s is unavailable, after one call that costs nothing', async (_, fault) => {
  openai.faults.plan(endpoint, fault);
  const { error, calls, costs } = await write();
  expect(code(error)).toBe('writer-unavailable');
  expect(calls).toBe(1);
  expect(costs).toEqual([0]);
});

test('a wrong key is unavailable', async () => {
  const writer = openWriter(openClient({ ...access, apiKey: 'sk-wrong' }), {
    model: 'gpt-4o',
    prices,
    clock: systemClock,
    timeout: 5_000,
  });
  expect(code((await write(order, writer)).error)).toBe('writer-unavailable');
});

test('nobody at the address is unavailable', async () => {
  const nobody = openClient({ ...access, baseURL: 'http://127.0.0.1:9/v1' });
  const writer = openWriter(nobody, { model: 'gpt-4o', prices, clock: systemClock, timeout: 5_000 });
  expect(code((await write(order, writer)).error)).toBe('writer-unavailable');
});

test('a service that never answers is unavailable when its time is over', async () => {
  openai.faults.plan(endpoint, { kind: 'hang' });
  const writer = openWriter(openClient(access), {
    model: 'gpt-4o',
    prices,
    clock: systemClock,
    timeout: 150,
  });
  expect(code((await write(order, writer)).error)).toBe('writer-unavailable');
});

test('stopping closes the connection and is no failure of the service', async () => {
  const hold = openai.faults.hold(endpoint);
  const controller = new AbortController();
  const closed = once(openai.journal, 'exchange');
  const writing = write(order, usual, controller.signal);
  await hold.arrived;
  controller.abort(new Error('cancelled'));
  expect((await writing).error).toEqual(new Error('cancelled'));
  hold.release();
  await closed;
});
