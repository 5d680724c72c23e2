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

const common = {
  prompt: z.string().min(1),
  seed: z.int().nonnegative().nullish(),
  num_images: z.int().min(1).max(4).default(1),
  output_format: z.enum(['jpeg', 'png']).default('jpeg'),
};

/** The input that FLUX's text-to-image endpoints share (@fal-ai/client's types, `FluxDevInput` and its like). */
const fromWords = z.looseObject({
  ...common,
  image_size: z
    .union([
      z.literal(Object.keys(namedSizes)).transform((name) => namedSizes[name as keyof typeof namedSizes]),
      z.object({ width: side, height: side }),
    ])
    .default(namedSizes.portrait_4_3),
});

/** About a megapixel in each shape. */
const shapes = {
  '21:9': { width: 1568, height: 672 },
  '16:9': { width: 1392, height: 752 },
  '4:3': { width: 1184, height: 880 },
  '3:2': { width: 1248, height: 832 },
  '1:1': { width: 1024, height: 1024 },
  '2:3': { width: 832, height: 1248 },
  '3:4': { width: 880, height: 1184 },
  '9:16': { width: 752, height: 1392 },
  '9:21': { width: 672, height: 1568 },
} as const;
const shape = z.literal(Object.keys(shapes)).transform((name) => shapes[name as keyof typeof shapes]);

/**
 * The input of FLUX Kontext (@fal-ai/client's types, `FluxProKontextInput`). The picture must come in the request itself:
 * nothing is fetched from here. Where no shape is asked for it is a square, not the picture's own.
 */
const fromPicture = z
  .looseObject({
    ...common,
    image_url: z.string().refine(isPicture, 'Failed to load the image. Please ensure it is valid.'),
    aspect_ratio: shape.default(shapes['1:1']),
    guidance_scale: z.number().min(1).max(20).optional(),
    safety_tolerance: z.enum(['1', '2', '3', '4', '5', '6']).optional(),
    enhance_prompt: z.boolean().optional(),
  })
  .transform((input) => ({ ...input, image_size: input.aspect_ratio }));

/** Whether a data URI holds a PNG or JPEG. */
function isPicture(uri: string): boolean {
  const [, base64 = ''] = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/]+=*)$/.exec(uri) ?? [];
  return /^(?:89504e47|ffd8ff)/.test(Buffer.from(base64.slice(0, 16), 'base64').toString('hex'));
}

/** What is painted; `image_url` where it is a picture anew. */
export type PaintInput = z.infer<typeof fromWords> & { readonly image_url?: string };

/** Reads a job's input, or says what is wrong with it. `body` undefined: no JSON came. */
export function readInput(
  source: 'words' | 'picture',
  body: unknown,
): { input: PaintInput } | { detail: InputFault[] } {
  const parsed = (source === 'words' ? fromWords : fromPicture).safeParse(body);
  if (parsed.success) return { input: parsed.data };
  return {
    detail: parsed.error.issues.map(({ path, message, code }) => ({
      loc: ['body', ...path.filter((part) => typeof part !== 'symbol')],
      msg: message,
      type: code === 'invalid_type' && message.endsWith('undefined') ? 'missing' : 'value_error',
    })),
  };
}
