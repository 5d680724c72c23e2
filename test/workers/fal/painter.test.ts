import { expect, test } from 'vitest';
import { styleWords } from '../../../core/profile/catalogue.ts';
import { codeOf, endpoints, order, signal, startEasel } from './easel.ts';

test('a portrait is painted in the chosen style, and its progress told', async () => {
  const { fal, paint } = await startEasel();
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
  const { fal, open } = await startEasel();
  await open().submit(order, signal);
  const sent = fal.journal.of('fal', endpoints.submit).at(-1)?.request;
  expect(sent?.headers['x-fal-store-io']).toBe('0');
  expect(JSON.parse(sent?.headers['x-fal-object-lifecycle-preference'] ?? '{}')).toEqual({
    expiration_duration_seconds: 3_600,
  });
  expect(JSON.parse(sent?.body.toString() ?? '')).toMatchObject({ enable_safety_checker: true });
});

test('a painting is followed by another process, with another model configured', async () => {
  const { open } = await startEasel();
  const painting = await open({ portraits: { model: 'fal-ai/flux-pro/v1.1', price: 30_000 } }).submit(
    order,
    signal,
  );
  const painted = await open().follow(painting, { signal, onProgress: () => undefined });
  expect(painted.image.length).toBeGreaterThan(0);
});

test('what the safety checker found is told', async () => {
  const { fal, paint } = await startEasel();
  fal.scenario.painter = 'black';
  expect((await paint()).painted.unsafe).toBe(true);
});

test('a stream that breaks in its middle loses nothing', async () => {
  const { fal, paint } = await startEasel();
  fal.faults.plan(endpoints.stream, { kind: 'cut', after: 0.5 });
  expect((await paint()).painted.image.length).toBeGreaterThan(0);
});

test('cancelling stops a painting, and leaves one that is over', async () => {
  const { fal, open, callsOf } = await startEasel();
  fal.pace = { queueMilliseconds: 60_000, paintMilliseconds: 0 };
  const painter = open();
  const painting = await painter.submit(order, signal);
  await painter.cancel(painting);
  expect(fal.jobs.at(-1)?.cancelled).toBe(true);
  await painter.cancel(painting);
  expect(callsOf(endpoints.cancel)).toBeGreaterThanOrEqual(2);
  expect(await codeOf(painter.follow(painting, { signal, onProgress: () => undefined }))).toBe(
    'painter-broken',
  );
});

test('who stops following is told so, at once', async () => {
  const { fal, open } = await startEasel();
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
