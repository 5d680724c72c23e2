import { setTimeout as sleep } from 'node:timers/promises';
import type { FalClient, QueueStatus } from '@fal-ai/client';
import type { Painting, PaintingHooks } from '../providers.ts';
import { progressOf } from './progress.ts';

/** A stream that says nothing for so long is taken for dead. */
const longestSilence = 15_000;
/** Pause between two questions where the stream has failed. */
const pause = 500;

/**
 * Waits until a painting is over, as it is told by the queue's status stream: a change is known at once. Where the
 * stream breaks, the status is asked for instead.
 */
export async function watch(client: FalClient, painting: Painting, hooks: PaintingHooks): Promise<void> {
  if (await followStream(client, painting, hooks)) return;
  hooks.signal.throwIfAborted();
  while (!(await askOnce(client, painting, hooks))) await sleep(pause, undefined, { signal: hooks.signal });
}

async function askOnce(
  client: FalClient,
  { model, requestId }: Painting,
  hooks: PaintingHooks,
): Promise<boolean> {
  const status = await client.queue.status(model, { requestId, logs: true, abortSignal: hooks.signal });
  hooks.onProgress(progressOf(status));
  return status.status === 'COMPLETED';
}

/** Whether the stream has told the end. */
async function followStream(client: FalClient, painting: Painting, hooks: PaintingHooks): Promise<boolean> {
  const { model, requestId } = painting;
  let over = false;
  const stream = await client.queue.streamStatus(model, { requestId, logs: true });
  const stop = () => {
    stream.abort();
  };
  const silence = setTimeout(stop, longestSilence);
  stream.on('data', (status: QueueStatus) => {
    silence.refresh();
    over ||= status.status === 'COMPLETED';
    hooks.onProgress(progressOf(status));
  });
  hooks.signal.addEventListener('abort', stop, { once: true });
  if (hooks.signal.aborted) stop();
  // Why a stream ended early does not matter: whoever asks for the status next is told.
  await stream.done().catch(() => undefined);
  clearTimeout(silence);
  hooks.signal.removeEventListener('abort', stop);
  return over;
}
