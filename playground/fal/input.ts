import { z } from 'zod';

/** A fault of the input, as fal's endpoints (FastAPI) answer it with status 422. */
export interface InputFault {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

const namedSizes = {
  square_hd: { width: 1024, height: 1024 },
  square: { width: 512, height: 512 },
  portrait_4_3: { width: 768, height: 1024 },
  portrait_16_9: { width: 576, height: 1024 },
  landscape_4_3: { width: 1024, height: 768 },
  landscape_16_9: { width: 1024, height: 576 },
} as const;

const side = z.int().min(64).max(2048);

/** The input that FLUX's text-to-image endpoints share (@fal-ai/client's types, `FluxDevInput` and its like). */
const inputSchema = z.looseObject({
  prompt: z.string().min(1),
  image_size: z
    .union([
      z.literal(Object.keys(namedSizes)).transform((name) => namedSizes[name as keyof typeof namedSizes]),
      z.object({ width: side, height: side }),
    ])
    .default(namedSizes.portrait_4_3),
  seed: z.int().nonnegative().nullish(),
  num_images: z.int().min(1).max(4).default(1),
  output_format: z.enum(['jpeg', 'png']).default('jpeg'),
});

export type PaintInput = z.infer<typeof inputSchema>;

/** Reads a job's input, or says what is wrong with it. `body` undefined: no JSON came. */
export function readInput(body: unknown): { input: PaintInput } | { detail: InputFault[] } {
  const parsed = inputSchema.safeParse(body);
  if (parsed.success) return { input: parsed.data };
  return {
    detail: parsed.error.issues.map(({ path, message, code }) => ({
      loc: ['body', ...path.filter((part) => typeof part !== 'symbol')],
      msg: message,
      type: code === 'invalid_type' && message.endsWith('undefined') ? 'missing' : 'value_error',
    })),
  };
}
