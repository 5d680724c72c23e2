import { z } from 'zod';

const time = z.iso.datetime();

const step = z.object({
  /** `writing` or `painting`. */
  name: z.string(),
  state: z.enum(['ahead', 'under way', 'done']),
  intendedAt: time.nullable(),
  doneAt: time.nullable(),
  /** How often the provider was asked. */
  calls: z.number(),
  /** The provider's own id of the request. */
  requestId: z.string().nullable(),
  /** 0 to 1. */
  progress: z.number(),
});

const run = z.object({
  id: z.string(),
  kind: z.string(),
  platform: z.string(),
  state: z.string(),
  isOver: z.boolean(),
  /** Why it failed, as a code. */
  problem: z.string().nullable(),
  attempts: z.number(),
  /** Which try of which worker holds it. */
  claim: z.string().nullable(),
  /** Raised by every change that its message shows. */
  version: z.number(),
  /** Dollars. */
  cost: z.number(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  steps: z.array(step),
});
export type InsideRun = z.output<typeof run>;

const queue = z.object({
  name: z.string(),
  /** `waiting`, `active`, `delayed`, `prioritized`, `failed`, `completed`. */
  counts: z.record(z.string(), z.number()),
  /** Those that wait or are in hand. */
  jobs: z.array(z.object({ id: z.string(), state: z.string(), data: z.string() })),
});

const redisKey = z.object({
  key: z.string(),
  type: z.string(),
  /** Bytes in memory. */
  size: z.number(),
  /** All of it, as text. */
  content: z.string(),
});

const collection = z.object({
  name: z.string(),
  purpose: z.string(),
  count: z.number(),
  newest: z
    .object({
      plain: z.array(z.object({ field: z.string(), value: z.string() })),
      /** The beginning of the ciphertext in base64; null where the record has no sealed part. */
      sealed: z.string().nullable(),
      sealedBytes: z.number(),
    })
    .nullable(),
});

/** What the product holds now: no prompt, no name, no word of a character is readable in it. */
export const inside = z.object({
  /** Newest first. */
  runs: z.array(run),
  queues: z.array(queue),
  redis: z.array(redisKey),
  store: z.array(collection),
});
export type Inside = z.output<typeof inside>;
