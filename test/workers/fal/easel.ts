import { onTestFinished } from 'vitest';
import { systemClock } from '../../../core/base/clock.ts';
import { Problem } from '../../../core/base/problem.ts';
import { startFal } from '../../../playground/fal/index.ts';
import { Journal } from '../../../playground/kit/journal.ts';
import { openFal } from '../../../workers/fal/client.ts';
import { readMediaHosts } from '../../../workers/fal/media-hosts.ts';
import { openPainter, type PainterSettings } from '../../../workers/fal/painter.ts';

export const endpoints = {
  submit: 'POST /:owner/:application/*path',
  stream: 'GET /:owner/:application/requests/:request/status/stream',
  status: 'GET /:owner/:application/requests/:request/status',
  result: 'GET /:owner/:application/requests/:request',
  file: 'GET /files/:request/:file',
  cancel: 'PUT /:owner/:application/requests/:request/cancel',
} as const;

export const order = { appearance: 'a stooped keeper in a yellow oilskin', style: 'watercolour', seed: 7 };
export const { signal } = new AbortController();

/** A quick fal of the test's own, and painters that work with it. */
export async function startEasel() {
  const fal = await startFal({ journal: new Journal(), key: 'fal-test' });
  onTestFinished(() => fal[Symbol.asyncDispose]());
  fal.scenario.painter = 'thumbnail';
  fal.pace = { queueMilliseconds: 20, paintMilliseconds: 40 };
  const open = (changed: Partial<PainterSettings> = {}, key = 'fal-test', queue = fal.url) =>
    openPainter(openFal({ key, queue, clock: systemClock }), {
      portraits: { model: 'fal-ai/flux/dev', price: 30_000 },
      variations: { model: 'fal-ai/flux-pro/kontext', price: 40_000 },
      imageSize: 'square',
      hosts: readMediaHosts([new URL(fal.url).host]),
      callTimeout: 2_000,
      paintingTimeout: 5_000,
      ...changed,
    });
  return {
    fal,
    open,
    callsOf: (endpoint: string): number => fal.journal.of('fal', endpoint).length,
    paint: async (painter = open()) => {
      const progress: number[] = [];
      const painting = await painter.submit(order, signal);
      const onProgress = (part: number) => progress.push(part);
      return { painted: await painter.follow(painting, { signal, onProgress }), progress };
    },
  };
}

/** How something failed: the Problem's code, or what else it was. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
