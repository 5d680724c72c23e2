import { z } from 'zod';
import type { Clock } from '../../core/base/clock.ts';
import { bad, clockFinding, type Finding, good, lookAt } from '../../core/base/finding.ts';

export interface FalAccess {
  readonly key: string;
  /** Of fal's platform, not of its queue. */
  readonly api: string;
  /** The models by the setting that names them, and what each is called here. */
  readonly models: readonly { readonly variable: string; readonly name: string; readonly model: string }[];
}

const prices = z.object({
  prices: z.array(
    z.object({ endpoint_id: z.string(), unit_price: z.number(), unit: z.string(), currency: z.string() }),
  ),
});

/**
 * Whether the key is let in and the models are there: what they cost is asked, which paints nothing and costs nothing.
 * https://fal.ai/docs/platform-apis/v1/models/pricing
 */
export const examineFal = (clock: Clock, { key, api, models }: FalAccess): Promise<readonly Finding[]> =>
  lookAt('fal', 'look at https://status.fal.ai, and at FAL_API_URL', async () => {
    const answers = await Promise.all(models.map(({ model }) => askPrice({ key, api, model })));
    if (answers.includes('key refused'))
      return [bad('fal key', 'is refused', 'set FAL_KEY anew: https://fal.ai/dashboard/keys')];
    const date = answers.find((answer) => typeof answer === 'object')?.date ?? null;
    return [
      good('fal key', 'is let in'),
      ...models.map(({ variable, name, model }, index) => {
        const answer = answers[index];
        return typeof answer === 'object'
          ? good(name, `${model}: ${answer.price}`)
          : bad(name, `${model} is not there`, `set ${variable} to one of https://fal.ai/models`);
      }),
      ...(date === null ? [] : [clockFinding('fal', Date.parse(date), clock.now().getTime())]),
    ];
  });

/** What a model costs, in words, and fal's own time. */
async function askPrice({
  key,
  api,
  model,
}: {
  readonly key: string;
  readonly api: string;
  readonly model: string;
}): Promise<{ readonly price: string; readonly date: string | null } | 'key refused' | 'not there'> {
  const query = new URLSearchParams({ endpoint_id: model });
  const response = await fetch(`${api}/models/pricing?${query.toString()}`, {
    headers: { authorization: `Key ${key}` },
    redirect: 'error',
    signal: AbortSignal.timeout(5_000),
  });
  if (response.status === 401 || response.status === 403) return 'key refused';
  if (response.status === 404) return 'not there';
  if (!response.ok) throw new Error(`fal answered ${response.status}`);
  const price = prices.parse(await response.json()).prices.find((one) => one.endpoint_id === model);
  if (!price) return 'not there';
  return {
    price: `${price.unit_price} ${price.currency} per ${price.unit}`,
    date: response.headers.get('date'),
  };
}
