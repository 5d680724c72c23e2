import { z } from 'zod';

const settings = z.object({
  /** Of the page; 0 takes any free one. */
  PORT: z
    .string()
    .trim()
    .refine((text) => /^\d{0,5}$/.test(text) && Number(text) <= 65_535, 'must be a number from 0 to 65535')
    .transform((text) => (text === '' ? 8080 : Number(text)))
    .default(8080),
  /** Where everything is kept. */
  PERSONA_DATA: z
    .string()
    .trim()
    .transform((text) => text || '.persona')
    .default('.persona'),
});

export type StartSettings = z.output<typeof settings>;

/**
 * Reads what `npm start` is told by the environment; an empty variable means "not set".
 * @throws Error with a line for each wrong variable
 */
export function readStartSettings(environment: Readonly<Record<string, string | undefined>>): StartSettings {
  const read = settings.safeParse(environment);
  if (read.success) return read.data;
  throw new Error(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}
