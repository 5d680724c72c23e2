import { expect, test, vi } from 'vitest';
import { Problem } from '../../../core/base/problem.ts';
import { readMediaHosts } from '../../../workers/fal/media-hosts.ts';
import { codeOf, endpoints, order, signal, startEasel } from './easel.ts';

test.each([
  ['content-policy', 'painter-refused'],
  ['runner-error', 'painter-broken'],
  ['empty-file', 'painter-broken'],
  ['huge-file', 'painter-broken'],
  ['missing-file', 'painter-broken'],
] as const)('%s is %s', async (scenario, expected) => {
  const { fal, paint } = await startEasel();
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
  const { fal, open, callsOf } = await startEasel();
  fal.faults.plan(endpoints.submit, fault);
  const before = callsOf(endpoints.submit);
  expect(await codeOf(open({ callTimeout: 300 }).submit(order, signal))).toBe('painter-unavailable');
  // The exchange is noted when the connection is closed.
  await vi.waitFor(() => {
    expect(callsOf(endpoints.submit)).toBe(before + 1);
  });
});

test('a busy queue names when to come back', async () => {
  const { fal, open } = await startEasel();
  fal.faults.plan(endpoints.submit, busy);
  const before = Date.now();
  const failed: unknown = await open()
    .submit(order, signal)
    .catch((error: unknown) => error);
  const at = failed instanceof Problem ? (failed.detail.at?.getTime() ?? 0) : 0;
  expect(at).toBeGreaterThanOrEqual(before + 5_000);
});

test('nobody at the address, and a wrong key, are unavailable', async () => {
  const { open } = await startEasel();
  expect(await codeOf(open({}, 'fal-test', 'http://127.0.0.1:9').submit(order, signal))).toBe(
    'painter-unavailable',
  );
  expect(await codeOf(open({}, 'wrong').submit(order, signal))).toBe('painter-unavailable');
});

test('where the status stream fails, the status is asked for', async () => {
  const { fal, callsOf, paint } = await startEasel();
  fal.faults.plan(endpoints.stream, trouble);
  const before = callsOf(endpoints.status);
  expect((await paint()).painted.unsafe).toBe(false);
  expect(callsOf(endpoints.status)).toBeGreaterThan(before);
});

test.each([
  ['result', endpoints.result],
  ['picture', endpoints.file],
])('a %s that passes by is unavailable, and there when it is asked for again', async (_, endpoint) => {
  const { fal, open } = await startEasel();
  const painter = open();
  const painting = await painter.submit(order, signal);
  const hooks = { signal, onProgress: () => undefined };
  fal.faults.plan(endpoint, trouble);
  expect(await codeOf(painter.follow(painting, hooks))).toBe('painter-unavailable');
  expect((await painter.follow(painting, hooks)).image.length).toBeGreaterThan(0);
});

test('a painting that takes too long is unavailable', async () => {
  const { fal, open, paint } = await startEasel();
  fal.pace = { queueMilliseconds: 60_000, paintMilliseconds: 0 };
  expect(await codeOf(paint(open({ paintingTimeout: 200 })))).toBe('painter-unavailable');
});

test('a result of another shape is broken', async () => {
  const { fal, paint } = await startEasel();
  fal.faults.plan(endpoints.result, { kind: 'answer', status: 200, body: { images: 'none' } });
  expect(await codeOf(paint())).toBe('painter-broken');
});

test('a picture at a host that is not listed is not fetched', async () => {
  const { open, callsOf, paint } = await startEasel();
  const before = callsOf(endpoints.file);
  expect(await codeOf(paint(open({ hosts: readMediaHosts(['fal.media']) })))).toBe('painter-broken');
  expect(callsOf(endpoints.file)).toBe(before);
});
