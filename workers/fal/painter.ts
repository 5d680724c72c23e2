import type { FalClient } from '@fal-ai/client';
import { z } from 'zod';
import { Problem } from '../../core/base/problem.ts';
import { startDeadline } from '../deadline.ts';
import type { Painting, PortraitPainter } from '../providers.ts';
import { type ImageSize, portraitInput, variationInput } from './inputs.ts';
import type { MediaHosts } from './media-hosts.ts';
import { fetchPicture } from './picture.ts';
import { watch } from './watch.ts';

/** A model of fal, such as `fal-ai/flux/dev`, and what one of its pictures costs, in micro-dollars. */
export interface PricedModel {
  readonly model: string;
  readonly price: number;
}

export interface PainterSettings {
  /** Paints from words. */
  readonly portraits: PricedModel;
  /** Paints a picture anew. */
  readonly variations: PricedModel;
  readonly imageSize: ImageSize;
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
    submit: (order, signal) =>
      submit(client, settings, settings.portraits.model, portraitInput(order, settings.imageSize), signal),
    vary: async (order, signal) =>
      submit(
        client,
        settings,
        settings.variations.model,
        await variationInput(order, settings.imageSize),
        signal,
      ),
    async follow(painting, { signal, onProgress }) {
      const answer: { data: unknown } = await within(settings.paintingTimeout, signal, async (inner) => {
        await watch(client, painting, { signal: inner, onProgress });
        return client.queue.result(painting.model, { requestId: painting.requestId, abortSignal: inner });
      });
      const result = resultSchema.safeParse(answer.data);
      const [picture] = result.data?.images ?? [];
      if (!picture) throw new Problem('painter-broken', {}, result.error);
      const unsafe = result.data?.has_nsfw_concepts?.includes(true) ?? false;
      const { price } =
        painting.model === settings.variations.model ? settings.variations : settings.portraits;
      return { image: await fetchPicture(picture.url, settings.hosts, signal), cost: price, unsafe };
    },
    cancel: (painting) => cancel(client, settings, painting),
  };
}

async function submit(
  client: FalClient,
  { callTimeout }: PainterSettings,
  model: string,
  input: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Painting> {
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
