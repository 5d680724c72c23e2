import type OpenAI from 'openai';
import type { Moderation, ModerationMultiModalInput } from 'openai/resources/moderations';
import { Problem } from '../../core/base/problem.ts';
import { startDeadline } from '../deadline.ts';
import type { Moderator } from '../providers.ts';
import { toError, toUnavailable } from './failures.ts';
import type { ModerationRules } from './rules.ts';

export interface ModeratorSettings {
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
        if (answer.results.length === 0) throw new Problem('moderation-unavailable');
        return answer.results
          .map((result) => findRule(result, settings.rules))
          .find((rule) => rule !== undefined);
      } catch (error) {
        signal.throwIfAborted();
        throw (
          toUnavailable(error, 'moderation-unavailable') ??
          new Problem('moderation-unavailable', {}, toError(error))
        );
      }
    },
  };
}

function findRule(result: Moderation, rules: ModerationRules): string | undefined {
  const flags = new Map<string, boolean>(Object.entries(result.categories));
  // These two refuse whatever the operator has configured: sexual text about minors, and any sexual picture.
  if (flags.get('sexual/minors')) return 'sexual/minors';
  if (flags.get('sexual') && result.category_applied_input_types.sexual.includes('image')) return 'sexual';
  const scores = new Map<string, number>(Object.entries(result.category_scores));
  for (const [category, threshold] of rules) {
    const refused = threshold === undefined ? flags.get(category) : (scores.get(category) ?? 0) >= threshold;
    if (refused) return category;
  }
  return undefined;
}

function toDataUrl(picture: Buffer): string {
  const type = picture[0] === 0xff ? 'image/jpeg' : 'image/png';
  return `data:${type};base64,${picture.toString('base64')}`;
}
