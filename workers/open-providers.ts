import type { Clock } from '../core/base/clock.ts';
import { openFal } from './fal/client.ts';
import { readMediaHosts } from './fal/media-hosts.ts';
import { openPainter } from './fal/painter.ts';
import { openClient } from './openai/client.ts';
import { openModerator } from './openai/moderator.ts';
import { openWriter } from './openai/writer.ts';
import type { Providers } from './providers.ts';
import type { WorkerSettings } from './settings.ts';

/** Milliseconds for one call to fal's queue. */
const callTimeout = 15_000;

/** The providers that the configuration names. Nothing is sent yet. */
export function openProviders(settings: WorkerSettings, clock: Clock): Providers {
  const writing = openClient({
    apiKey: settings.OPENAI_API_KEY,
    baseURL: settings.OPENAI_BASE_URL,
    timeout: settings.OPENAI_TIMEOUT,
  });
  const moderating = openClient({
    apiKey: settings.MODERATION_API_KEY ?? settings.OPENAI_API_KEY,
    baseURL: settings.MODERATION_BASE_URL ?? settings.OPENAI_BASE_URL,
    timeout: settings.MODERATION_TIMEOUT,
  });
  return {
    writer: openWriter(writing, {
      clock,
      model: settings.OPENAI_MODEL,
      prices: { input: settings.OPENAI_INPUT_PRICE, output: settings.OPENAI_OUTPUT_PRICE },
      timeout: settings.OPENAI_TIMEOUT,
    }),
    moderator: openModerator(moderating, {
      clock,
      model: settings.MODERATION_MODEL,
      rules: settings.MODERATION_RULES,
      timeout: settings.MODERATION_TIMEOUT,
    }),
    painter: openPainter(openFal({ clock, key: settings.FAL_KEY, queue: settings.FAL_QUEUE_URL }), {
      portraits: { model: settings.FAL_MODEL, price: settings.FAL_PRICE },
      variations: { model: settings.FAL_VARIATION_MODEL, price: settings.FAL_VARIATION_PRICE },
      imageSize: settings.FAL_IMAGE_SIZE,
      hosts: readMediaHosts(settings.FAL_MEDIA_HOSTS),
      callTimeout,
      paintingTimeout: settings.FAL_TIMEOUT,
    }),
  };
}
