import type { StandInRequest } from '../kit/endpoint.ts';
import type { Answer } from '../kit/send.ts';
import { refuse } from './answers.ts';
import { sourceOf } from './models.ts';

/** `GET /v1/models/pricing` of fal's platform: https://fal.ai/docs/platform-apis/v1/models/pricing */
export function answerPricing({ url }: StandInRequest): Answer {
  const asked = url.searchParams.getAll('endpoint_id').flatMap((ids) => ids.split(','));
  const known = asked.filter((id) => sourceOf(id) !== undefined);
  if (known.length < asked.length) return refuse(404, 'Endpoint not found');
  return {
    body: {
      prices: known.map((id) => ({
        endpoint_id: id,
        unit_price: 0.025,
        unit: 'megapixels',
        currency: 'USD',
      })),
      next_cursor: null,
      has_more: false,
    },
  };
}
