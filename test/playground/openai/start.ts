import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { type OpenaiStandIn, startOpenai } from '../../../playground/openai/index.ts';
import { Journal } from '../../../playground/kit/journal.ts';

export const apiKey = 'sk-only-this-one';

export const profile = z.object({
  appearance: z.string(),
  name: z.string(),
  tagline: z.string().max(60),
  traits: z.array(z.string()).min(3).max(6),
  exampleDialogue: z.array(z.object({ speaker: z.enum(['user', 'character']), text: z.string() })),
  tags: z.array(z.string()),
});

/** A stand-in that writes at once, and the real client before it. */
export async function startFast(): Promise<{ standIn: OpenaiStandIn; client: OpenAI }> {
  const standIn = await startOpenai({ journal: new Journal(), apiKey, pace: { chunkMilliseconds: 0 } });
  return { standIn, client: clientOf(standIn, apiKey) };
}

export const clientOf = (standIn: OpenaiStandIn, key: string): OpenAI =>
  new OpenAI({ baseURL: `${standIn.url}/v1`, apiKey: key, maxRetries: 0 });

/** A request for a profile. */
export const askFor = (input: string) => ({
  model: 'gpt-4o',
  store: false,
  instructions: 'Write the profile of a character.',
  input,
  text: { format: zodTextFormat(profile, 'profile') },
});
