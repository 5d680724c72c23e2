import { z } from 'zod';
import { dollars, webAddress, wholeNumber } from '../core/base/config.ts';
import { imageSizes } from './fal/inputs.ts';
import { moderationRules, usualRules } from './openai/rules.ts';

const key = z.string().min(1);

/** US dollars per million tokens; as many micro-dollars per token. */
const tokenPrice = z
  .string()
  .regex(/^\d+(\.\d{1,6})?$/, 'must be an amount in US dollars such as 2.50')
  .transform(Number);

const falModel = z
  .string()
  .regex(/^[\w-]+(\/[\w.-]+)+$/, 'must be the id of a model such as fal-ai/flux/dev');

const hosts = z.string().transform((text) =>
  text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== ''),
);

/** The workers' own part of the configuration. The descriptions become `.env.example`. */
export const workerSettings = z.object({
  OPENAI_API_KEY: key.describe('key of the account at OpenAI that writes'),
  OPENAI_BASE_URL: webAddress.default('https://api.openai.com/v1').describe('address of the OpenAI API'),
  OPENAI_MODEL: z.string().default('gpt-4o').describe('model that writes the profiles'),
  OPENAI_INPUT_PRICE: tokenPrice.default(2.5).describe('US dollars per million tokens that are read'),
  OPENAI_OUTPUT_PRICE: tokenPrice.default(10).describe('US dollars per million tokens that are written'),
  OPENAI_TIMEOUT: wholeNumber(100, 600_000)
    .default(90_000)
    .describe('milliseconds that one profile may take to be written'),
  MODERATION_API_KEY: key.optional().describe('key for moderation, where it is not OPENAI_API_KEY'),
  MODERATION_BASE_URL: webAddress
    .optional()
    .describe('address for moderation, where it is not OPENAI_BASE_URL'),
  MODERATION_MODEL: z.string().default('omni-moderation-latest').describe('model that moderates'),
  MODERATION_RULES: moderationRules
    .prefault(usualRules)
    .describe('categories that refuse; CATEGORY=SCORE refuses from that score, without it OpenAI decides'),
  MODERATION_TIMEOUT: wholeNumber(100, 120_000).default(15_000).describe('milliseconds for one check'),
  FAL_KEY: key.describe('key of the account at fal that paints'),
  FAL_QUEUE_URL: webAddress.default('https://queue.fal.run').describe('address of the queue of fal'),
  FAL_API_URL: webAddress
    .default('https://api.fal.ai/v1')
    .describe('address of the platform of fal, which doctor asks for the model'),
  FAL_MODEL: falModel.default('fal-ai/flux/dev').describe('FLUX model that paints the portraits'),
  FAL_VARIATION_MODEL: falModel
    .default('fal-ai/flux-pro/kontext')
    .describe('FLUX model that paints a portrait anew, in a new scene'),
  FAL_IMAGE_SIZE: z.enum(imageSizes).default('portrait_4_3').describe('size and shape of a portrait'),
  FAL_PRICE: dollars.prefault('0.03').describe('US dollars that one portrait costs'),
  FAL_VARIATION_PRICE: dollars.prefault('0.04').describe('US dollars that one portrait in a new scene costs'),
  FAL_MEDIA_HOSTS: hosts
    .prefault('fal.media')
    .describe('hosts that portraits are fetched from, with those below them; HOST:PORT for a private one'),
  FAL_TIMEOUT: wholeNumber(100, 1_800_000)
    .default(180_000)
    .describe('milliseconds that one portrait may take, waiting at fal included'),
  WORKER_CONCURRENCY: wholeNumber(1, 500).default(10).describe('runs that one worker has in hand at once'),
  WORKER_SWEEP: wholeNumber(100, 3_600_000)
    .default(10_000)
    .describe('milliseconds between two looks for what a crash has left'),
  WORKER_STOP: wholeNumber(100, 600_000)
    .default(20_000)
    .describe('milliseconds that runs in hand get to finish when the worker is stopped'),
});

export type WorkerSettings = z.output<typeof workerSettings>;
