import { z } from 'zod';

/**
 * OpenAI's moderation categories (its API reference, "Moderations"). The narrower ones come first: what is flagged for
 * both is refused by the name that says more.
 */
const categories = [
  'sexual/minors',
  'sexual',
  'hate/threatening',
  'hate',
  'harassment/threatening',
  'harassment',
  'illicit/violent',
  'illicit',
  'self-harm/intent',
  'self-harm/instructions',
  'self-harm',
  'violence/graphic',
  'violence',
] as const;

/** The score from which a category refuses; undefined: where the service flags it. */
export type ModerationRules = ReadonlyMap<string, number | undefined>;

const rule = z.object({
  category: z.enum(categories, `must be categories out of ${categories.join(', ')}`),
  score: z.coerce.number().min(0).max(1).optional(),
});

/** Categories separated by commas, as in `sexual,hate,violence=0.9`. */
export const moderationRules = z
  .string()
  .transform((text): unknown =>
    text.split(',').map((part) => {
      const [category = '', score] = part.trim().split('=');
      return { category, score };
    }),
  )
  .pipe(z.array(rule))
  .transform((rules): ModerationRules => new Map(rules.map(({ category, score }) => [category, score])));

/**
 * All categories as OpenAI flags them, but for violence: of that many good stories have some, so only what is most
 * certainly violent is refused.
 */
export const usualRules = categories
  .map((category) => (category === 'violence' ? 'violence=0.9' : category))
  .join(',');
