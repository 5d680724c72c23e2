import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../core/base/clock.ts';
import { Problem } from '../../../core/base/problem.ts';
import { styleWords } from '../../../core/profile/catalogue.ts';
import { startFal } from '../../../playground/fal/index.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { openFal } from '../../../workers/fal/client.ts';
import { readMediaHosts } from '../../../workers/fal/media-hosts.ts';
import { openPainter, type PainterSettings } from '../../../workers/fal/painter.ts';

const submitting = 'POST /:owner/:application/*path';
const streaming = 'GET /:owner/:application/requests/:request/status/stream';
const asking = 'GET /:owner/:application/requests/:request/status';
const fetching = 'GET /:owner/:application/requests/:request';
const file = 'GET /files/:request/:file';
const cancelling = 'PUT /:owner/:application/requests/:request/cancel';

const order = { appearance: 'a stooped keeper in a yellow oilskin', style: 'watercolour', seed: 7 };
const { signal } = new AbortController();
const fal = await startFal({ journal: new Journal(), key: 'fal-test' });

afterEach(() => {
  fal.scenario.painter = 'thumbnail';
  fal.pace = { queueMilliseconds: 20, paintMilliseconds: 40 };
  fal.faults.clear();
});
fal.scenario.painter = 'thumbnail';
fal.pace = { queueMilliseconds: 20, paintMilliseconds: 40 };
afterAll(() => fal[Symbol.asyncDispose]());

function open(changed: Partial<PainterSettings> = {}, key = 'fal-test', queue = fal.url) {
  return openPainter(openFal({ key, queue, clock: systemClock }), {
    model: 'fal-ai/flux/dev',
    imageSize: 'square',
    price: 30_000,
    hosts: readMediaHosts([new URL(fal.url).host]),
    callTimeout: 2_000,
    paintingTimeout: 5_000,
    ...changed,
  });
}

async function paint(painter = open()) {
  const progress: number[] = [];
  const painting = await painter.submit(order, signal);
  const onProgress = (part: number) => progress.push(part);
  return { painted: await painter.follow(painting, { signal, onProgress }), progress };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const callsOf = (endpoint: string): number => fal.journal.of('fal', endpoint).length;

test('a portrait is painted in the chosen style, and its progress told', async () => {
  fal.scenario.painter = 'portrait';
  fal.pace = { queueMilliseconds: 30, paintMilliseconds: 300 };
  const { painted, progress } = await paint();
  expect(painted.image.subarray(1, 4).toString()).toBe('PNG');
  expect(painted).toMatchObject({ cost: 30_000, unsafe: false });
  expect(progress[0]).toBe(0);
  expect(progress.at(-1)).toBe(1);
  expect(progress.some((part) => part > 0 && part < 1)).toBe(true);
  expect(fal.jobs.at(-1)?.input).toMatchObject({ seed: 7, num_images: 1, output_format: 'png' });
  expect(fal.jobs.at(-1)?.input.prompt).toContain(styleWords('watercolour'));
});

test('fal is asked to keep nothing, and its safety checker stays on', async () => {
  await open().submit(order, signal);
  const sent = fal.journal.of('fal', submitting).at(-1)?.request;
  expect(sent?.headers['x-fal-store-io']).toBe('0');
  expect(JSON.parse(sent?.headers['x-fal-object-lifecycle-preference'] ?? '{}')).toEqual({
    expiration_duration_seconds: 3_600,
  });
  expect(JSON.parse(sent?.body.toString() ?? '')).toMatchObject({ enable_safety_checker: true });
});

test('a painting is followed by another process, with another model configured', async () => {
  const painting = await open({ model: 'fal-ai/flux-pro/v1.1' }).submit(order, signal);
  const painted = await open().follow(painting, { signal, onProgress: () => undefined });
  expect(painted.image.length).toBeGreaterThan(0);
});

test('what the safety checker found is told', async () => {
  fal.scenario.painter = 'black';
  expect((await paint()).painted.unsafe).toBe(true);
});

test.each([
  ['content-policy', 'painter-refused'],
  ['runner-error', 'painter-broken'],
  ['empty-file', 'painter-broken'],
  ['huge-file', 'painter-broken'],
  ['missing-file', 'painter-broken'],
] as const)('%s is %s', async (scenario, expected) => {
  fal.scenario.painter = scenario;
  expect(await codeOf(paint())).toBe(expected);
});

const busy = {
  kind: 'answer',
  status: 429,
  headers: { 'retry-after': '5' },
  body: { detail: 'busy' },
} as const;
const trouble = { kind: 'answer', status: 503, body: 'no' } as const;

test.each([
  ['a busy queue', busy],
  ['a queue in trouble', trouble],
  ['an answer that is cut', { kind: 'cut', after: 0.5 } as const],
  ['a queue that hangs', { kind: 'hang' } as const],
])('%s is asked once and never twice to paint', async (_, fault) => {
  fal.faults.plan(submitting, fault);
  const before = callsOf(submitting);
  expect(await codeOf(open({ callTimeout: 300 }).submit(order, signal))).toBe('painter-unavailable');
  // The exchange is noted when the connection is closed.
  await vi.waitFor(() => {
    expect(callsOf(submitting)).toBe(before + 1);
  });
});

test('a busy queue names when to come back', async () => {
  fal.faults.plan(submitting, busy);
  const before = Date.now();
  const failed: unknown = await open()
    .submit(order, signal)
    .catch((error: unknown) => error);
  const at = failed instanceof Problem ? (failed.detail.at?.getTime() ?? 0) : 0;
  expect(at).toBeGreaterThanOrEqual(before + 5_000);
});

test('nobody at the address, and a wrong key, are unavailable', async () => {
  expect(await codeOf(open({}, 'fal-test', 'http://127.0.0.1:9').submit(order, signal))).toBe(
    'painter-unavailable',
  );
  expect(await codeOf(open({}, 'wrong').submit(order, signal))).toBe('painter-unavailable');
});

test('where the status stream fails, the status is asked for', async () => {
  fal.faults.plan(streaming, trouble);
  const before = callsOf(asking);
  expect((await paint()).painted.unsafe).toBe(false);
  expect(callsOf(asking)).toBeGreaterThan(before);
});

test('a stream that breaks in its middle loses nothing', async () => {
  fal.faults.plan(streaming, { kind: 'cut', after: 0.5 });
  expect((await paint()).painted.image.length).toBeGreaterThan(0);
});

test.each([
  ['result', fetching],
  ['picture', file],
])('a %s that passes by is unavailable, and there when it is asked for again', async (_, endpoint) => {
  const painter = open();
  const painting = await painter.submit(order, signal);
  const hooks = { signal, onProgress: () => undefined };
  fal.faults.plan(endpoint, trouble);
  expect(await codeOf(painter.follow(painting, hooks))).toBe('painter-unavailable');
  expect((await painter.follow(painting, hooks)).image.length).toBeGreaterThan(0);
});

test('a painting that takes too long is unavailable', async () => {
  fal.pace = { queueMilliseconds: 60_000, paintMilliseconds: 0 };
  expect(await codeOf(paint(open({ paintingTimeout: 200 })))).toBe('painter-unavailable');
});

test('a result of another shape is broken', async () => {
  fal.faults.plan(fetching, { kind: 'answer', status: 200, body: { images: 'none' } });
  expect(await codeOf(paint())).toBe('painter-broken');
});

test('a picture at a host that is not listed is not fetched', async () => {
  const before = callsOf(file);
  expect(await codeOf(paint(open({ hosts: readMediaHosts(['fal.media']) })))).toBe('painter-broken');
  expect(callsOf(file)).toBe(before);
});

test('cancelling stops a painting, and leaves one that is over', async () => {
  fal.pace = { queueMilliseconds: 60_000, paintMilliseconds: 0 };
  const painter = open();
  const painting = await painter.submit(order, signal);
  await painter.cancel(painting);
  expect(fal.jobs.at(-1)?.cancelled).toBe(true);
  await painter.cancel(painting);
  expect(callsOf(cancelling)).toBeGreaterThanOrEqual(2);
  expect(await codeOf(painter.follow(painting, { signal, onProgress: () => undefined }))).toBe(
    'painter-broken',
  );
});

test('who stops following is told so, at once', async () => {
  fal.pace = { queueMilliseconds: 60_000, paintMilliseconds: 0 };
  const painter = open();
  const painting = await painter.submit(order, signal);
  const controller = new AbortController();
  const following = painter.follow(painting, {
    signal: controller.signal,
    onProgress: () => {
      controller.abort(new Error('cancelled'));
    },
  });
  expect(await codeOf(following)).toBe('Error: cancelled');
});
