import type OpenAI from 'openai';
import type { ModerationMultiModalInput } from 'openai/resources/moderations';
import { z } from 'zod';
import type { Clock } from '../../core/base/clock.ts';
import { Problem } from '../../core/base/problem.ts';
import { startDeadline } from '../deadline.ts';
import type { Moderator } from '../providers.ts';
import { toError, toUnavailable } from './failures.ts';
import type { ModerationRules } from './rules.ts';

export interface ModeratorSettings {
  readonly clock: Clock;
  readonly model: string;
  /** The categories that refuse, each with the score from which it does; without one the service's own flag counts. */
  readonly rules: ModerationRules;
  /** Milliseconds for one check. */
  readonly timeout: number;
}

/** Moderation by OpenAI's `omni-moderation-latest`, which reads texts and pictures. */
export function openModerator(client: OpenAI, settings: ModeratorSettings): Moderator {
  return {
    async check({ text, picture }, signal) {
      const input: ModerationMultiModalInput[] = [
        ...(text === undefined ? [] : [{ type: 'text' as const, text }]),
        ...(picture === undefined
          ? []
          : [{ type: 'image_url' as const, image_url: { url: toDataUrl(picture) } }]),
      ];
      using deadline = startDeadline(signal, settings.timeout);
      try {
        const answer = await client.moderations.create(
          { model: settings.model, input },
          { signal: deadline.signal },
        );
        return resultsSchema
          .parse(answer.results)
          .map((result) => findRule(result, settings.rules))
          .find((rule) => rule !== undefined);
      } catch (error) {
        signal.throwIfAborted();
        throw (
          toUnavailable(error, 'moderation-unavailable', settings.clock) ??
          new Problem('moderation-unavailable', {}, toError(error))
        );
      }
    },
  };
}

/** What is read of a result. An answer without the two categories that always count is none. */
const resultsSchema = z
  .array(
    z.object({
      categories: z
        .object({ sexual: z.boolean(), 'sexual/minors': z.boolean() })
        .catchall(z.boolean().nullish()),
      category_scores: z.record(z.string(), z.number().nullish()),
      category_applied_input_types: z.record(z.string(), z.array(z.string()).nullish()),
    }),
  )
  .min(1);
type Result = z.output<typeof resultsSchema>[number];

function findRule(result: Result, rules: ModerationRules): string | undefined {
  const { categories, category_scores: scores, category_applied_input_types: types } = result;
  // These two refuse whatever the operator has configured: sexual text about minors, and any sexual picture.
  if (categories['sexual/minors']) return 'sexual/minors';
  if (categories.sexual && types['sexual']?.includes('image')) return 'sexual';
  for (const [category, least] of rules) {
    const refused = least === undefined ? categories[category] : (scores[category] ?? 0) >= least;
    if (refused) return category;
  }
  return undefined;
}

function toDataUrl(picture: Buffer): string {
  const type = picture[0] === 0xff ? 'image/jpeg' : 'image/png';
  return `data:${type};base64,${picture.toString('base64')}`;
}
