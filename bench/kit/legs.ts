import { createFalClient } from '@fal-ai/client';
import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { profileSchema } from '../../core/profile/profile.ts';
import { AppearanceScan } from '../../workers/openai/appearance-scan.ts';
import type { Arena } from './arena.ts';

/** How long each call to the providers takes by itself, in milliseconds. */
export interface Legs {
  /** One look of the moderation at a text. */
  readonly check: number;
  /** The whole profile, and how soon its appearance is complete. */
  readonly profile: number;
  readonly appearance: number;
  /** From the order until fal says that it is painted. */
  readonly paint: number;
  readonly fetch: number;
}

/** What the writer and the painter are asked for: the pace that the benchmarks run at. */
export const providerPace = {
  writer: { chunkMilliseconds: 40, chunks: 30 },
  painter: { queueMilliseconds: 0, paintMilliseconds: 800 },
} as const;

/** The shortest time in which a run can be done: painting begins when the appearance is there and checked. */
export const overlapped = ({ check, profile, appearance, paint, fetch }: Legs): number =>
  Math.max(check + profile, check + appearance + check + paint) + fetch + check;

/** The same, profile first and painting after it. */
export const serial = ({ check, profile, paint, fetch }: Legs): number =>
  check + profile + check + paint + fetch + check;

/** Measures each leg with the providers' own clients, one after another, against the stand-ins as they stand. */
export async function measureLegs({ environment, fal }: Arena): Promise<Legs> {
  const client = new OpenAI({
    apiKey: environment['OPENAI_API_KEY'] ?? '',
    baseURL: environment['OPENAI_BASE_URL'] ?? '',
    maxRetries: 0,
  });
  const painter = createFalClient({
    credentials: environment['FAL_KEY'] ?? '',
    requestMiddleware: (request) =>
      Promise.resolve({ ...request, url: request.url.replace('https://queue.fal.run', fal.url) }),
  });
  const input = [{ type: 'text' as const, text: 'a lighthouse keeper who counts the tides' }];
  const check = await timed(() => client.moderations.create({ model: 'omni-moderation-latest', input }));
  const { profile, appearance } = await writeOnce(client);
  let picture = '';
  const paint = await timed(async () => {
    const { data } = await painter.subscribe('fal-ai/flux/dev', {
      mode: 'streaming',
      input: { prompt: 'a lighthouse keeper' },
    });
    picture = data.images[0]?.url ?? '';
  });
  const fetched = await timed(async () => (await fetch(picture)).arrayBuffer());
  return { check, profile, appearance, paint, fetch: fetched };
}

async function writeOnce(client: OpenAI): Promise<Pick<Legs, 'profile' | 'appearance'>> {
  const scan = new AppearanceScan();
  const before = performance.now();
  let appearance = 0;
  const format = zodTextFormat(profileSchema, 'character_profile');
  await client.responses
    .stream({ model: 'gpt-4o', input: 'a lighthouse keeper who counts the tides', text: { format } })
    .on('response.output_text.delta', ({ delta }) => {
      if (scan.feed(delta) !== undefined) appearance = performance.now() - before;
    })
    .finalResponse();
  return { appearance, profile: performance.now() - before };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await act();
  return performance.now() - before;
}
