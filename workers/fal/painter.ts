import type { FalClient } from '@fal-ai/client';
import { z } from 'zod';
import { Problem } from '../../core/base/problem.ts';
import { styleWords } from '../../core/profile/catalogue.ts';
import { startDeadline } from '../deadline.ts';
import type { Painting, PaintingOrder, PortraitPainter } from '../providers.ts';
import type { MediaHosts } from './media-hosts.ts';
import { fetchPicture } from './picture.ts';
import { watch } from './watch.ts';

export const imageSizes = [
  'square_hd',
  'square',
  'portrait_4_3',
  'portrait_16_9',
  'landscape_4_3',
  'landscape_16_9',
] as const;

export interface PainterSettings {
  /** A FLUX model of fal, such as `fal-ai/flux/dev`. */
  readonly model: string;
  readonly imageSize: (typeof imageSizes)[number];
  /** Micro-dollars for one picture. */
  readonly price: number;
  readonly hosts: MediaHosts;
  /** Milliseconds for one call. */
  readonly callTimeout: number;
  /** Milliseconds for one whole painting, its time in fal's queue included. */
  readonly paintingTimeout: number;
}

/** `has_nsfw_concepts` is missing in the answers of newer models. */
const resultSchema = z.object({
  images: z.array(z.object({ url: z.string() })).min(1),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
});

const acceptedSchema = z.object({ request_id: z.string().min(1) });

/** Paints portraits with FLUX on fal, through its queue. fal is asked to keep neither words nor pictures. */
export function openPainter(client: FalClient, settings: PainterSettings): PortraitPainter {
  return {
    submit: (order, signal) => submit(client, settings, order, signal),
    async follow(painting, { signal, onProgress }) {
      const answer: { data: unknown } = await within(settings.paintingTimeout, signal, async (inner) => {
        await watch(client, painting, { signal: inner, onProgress });
        return client.queue.result(painting.model, { requestId: painting.requestId, abortSignal: inner });
      });
      const result = resultSchema.safeParse(answer.data);
      const [picture] = result.data?.images ?? [];
      if (!picture) throw new Problem('painter-broken', {}, result.error);
      const unsafe = result.data?.has_nsfw_concepts?.includes(true) ?? false;
      return { image: await fetchPicture(picture.url, settings.hosts, signal), cost: settings.price, unsafe };
    },
    cancel: (painting) => cancel(client, settings, painting),
  };
}

async function submit(
  client: FalClient,
  { model, imageSize, callTimeout }: PainterSettings,
  { appearance, style, seed }: PaintingOrder,
  signal: AbortSignal,
): Promise<Painting> {
  const input = {
    prompt: `${styleWords(style)}. Portrait of one character: ${appearance}`,
    image_size: imageSize,
    num_images: 1,
    seed,
    enable_safety_checker: true,
    output_format: 'png',
  };
  const accepted = await within(callTimeout, signal, (abortSignal) =>
    client.queue.submit(model, {
      input,
      abortSignal,
      headers: { 'X-Fal-Store-IO': '0' },
      storageSettings: { expiresIn: '1h' },
    }),
  );
  const read = acceptedSchema.safeParse(accepted);
  if (!read.success) throw new Problem('painter-broken', {}, read.error);
  return { requestId: read.data.request_id, model };
}

async function cancel(client: FalClient, settings: PainterSettings, painting: Painting): Promise<void> {
  try {
    await within(settings.callTimeout, new AbortController().signal, (abortSignal) =>
      client.queue.cancel(painting.model, { requestId: painting.requestId, abortSignal }),
    );
  } catch (error) {
    // It was over already.
    if (!(error instanceof Problem && error.code === 'painter-broken')) throw error;
  }
}

/** @throws Problem `painter-unavailable` when the time is over; what aborted the outer signal when that was */
async function within<T>(
  milliseconds: number,
  outer: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  using deadline = startDeadline(outer, milliseconds);
  try {
    return await call(deadline.signal);
  } catch (error) {
    outer.throwIfAborted();
    if (error instanceof Problem) throw error;
    // The deadline, or a body that was cut.
    throw new Problem('painter-unavailable', {}, error);
  }
}
