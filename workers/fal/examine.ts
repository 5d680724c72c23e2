import { z } from 'zod';
import type { Clock } from '../../core/base/clock.ts';
import { bad, clockFinding, type Finding, good, lookAt } from '../../core/base/finding.ts';

export interface FalAccess {
  readonly key: string;
  /** Of fal's platform, not of its queue. */
  readonly api: string;
  readonly model: string;
}

const prices = z.object({
  prices: z.array(
    z.object({ endpoint_id: z.string(), unit_price: z.number(), unit: z.string(), currency: z.string() }),
  ),
});

/**
 * Whether the key is let in and the model is there: what it costs is asked, which paints nothing and costs nothing.
 * https://fal.ai/docs/platform-apis/v1/models/pricing
 */
export const examineFal = (clock: Clock, access: FalAccess): Promise<readonly Finding[]> =>
  lookAt('fal', 'look at https://status.fal.ai, and at FAL_API_URL', async () => {
    const { key, model } = access;
    const query = new URLSearchParams({ endpoint_id: model });
    const response = await fetch(`${access.api}/models/pricing?${query.toString()}`, {
      headers: { authorization: `Key ${key}` },
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    if (response.status === 401 || response.status === 403)
      return [bad('fal key', 'is refused', 'set FAL_KEY anew: https://fal.ai/dashboard/keys')];
    const notThere = bad(
      'fal model',
      `${model} is not there`,
      'set FAL_MODEL to one of https://fal.ai/models',
    );
    if (response.status === 404) return [good('fal key', 'is let in'), notThere];
    if (!response.ok) throw new Error(`fal answered ${response.status}`);
    const price = prices.parse(await response.json()).prices.find((one) => one.endpoint_id === model);
    const date = response.headers.get('date');
    return [
      good('fal key', 'is let in'),
      price
        ? good('fal model', `${model}: ${price.unit_price} ${price.currency} per ${price.unit}`)
        : notThere,
      ...(date === null ? [] : [clockFinding('fal', Date.parse(date), clock.now().getTime())]),
    ];
  });
