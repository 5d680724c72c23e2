import type { Clock } from '../core/base/clock.ts';
import type { Finding } from '../core/base/finding.ts';
import { examineFal } from './fal/examine.ts';
import { examineModel } from './openai/examine.ts';
import type { WorkerSettings } from './settings.ts';

/** What the workers need outside: the providers, their keys and their models. For the operator's doctor. */
export async function examineWorkers(clock: Clock, settings: WorkerSettings): Promise<readonly Finding[]> {
  const found = await Promise.all([
    examineModel(clock, {
      use: 'writer',
      apiKey: settings.OPENAI_API_KEY,
      baseURL: settings.OPENAI_BASE_URL,
      model: settings.OPENAI_MODEL,
      variables: { key: 'OPENAI_API_KEY', model: 'OPENAI_MODEL' },
    }),
    examineModel(clock, {
      use: 'moderation',
      apiKey: settings.MODERATION_API_KEY ?? settings.OPENAI_API_KEY,
      baseURL: settings.MODERATION_BASE_URL ?? settings.OPENAI_BASE_URL,
      model: settings.MODERATION_MODEL,
      variables: { key: 'MODERATION_API_KEY', model: 'MODERATION_MODEL' },
    }),
    examineFal(clock, {
      key: settings.FAL_KEY,
      api: settings.FAL_API_URL,
      models: [
        { variable: 'FAL_MODEL', name: 'fal model', model: settings.FAL_MODEL },
        { variable: 'FAL_VARIATION_MODEL', name: 'fal variation model', model: settings.FAL_VARIATION_MODEL },
      ],
    }),
  ]);
  return found.flat();
}
