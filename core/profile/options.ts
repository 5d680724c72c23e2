import { z } from 'zod';

export const visibilities = ['private', 'place', 'unlisted', 'public'] as const;
export const visibility = z.enum(visibilities);
export type Visibility = z.output<typeof visibility>;

/** What a person may ask for beside the prompt. Style, type and language are ids of the catalogue. */
export const characterOptions = z.object({
  style: z.string(),
  type: z.string(),
  name: z.string().optional(),
  visibility,
  language: z.string(),
});
export type CharacterOptions = z.output<typeof characterOptions>;

/** The most characters a prompt may have, counted as code points. Slack's and Discord's own fields hold more. */
export const longestPrompt = 2_000;
/** The most characters a wished name may have. */
export const longestName = 60;
/** The most characters of a wish: what a rewriting shall change, or the scene of a variation. */
export const longestWish = 500;
