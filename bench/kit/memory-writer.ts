import { Readable } from 'node:stream';
import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { systemClock } from '../../core/base/clock.ts';
import { profileSchema } from '../../core/profile/profile.ts';
import { respond } from '../../playground/openai/responses.ts';
import { usualScenario } from '../../playground/openai/scenario.ts';
import { openWriter } from '../../workers/openai/writer.ts';
import type { ProfileWriter } from '../../workers/providers.ts';

const chunks = 20;

/**
 * Our writer with the real client, whose answers come out of the memory: a stream in 20 pieces, as the stand-in sends it,
 * without a socket and without a pause.
 */
export async function openMemoryWriter(): Promise<ProfileWriter> {
  const events = await recordStream();
  const client = new OpenAI({
    apiKey: 'sk-bench',
    maxRetries: 0,
    fetch: () => {
      const headers = { 'content-type': 'text/event-stream; charset=utf-8' };
      return Promise.resolve(
        new Response(Readable.toWeb(Readable.from(events)) as ReadableStream<Uint8Array>, { headers }),
      );
    },
  });
  const prices = { input: 1, output: 1 };
  return openWriter(client, { clock: systemClock, model: 'gpt-4o', prices, timeout: 60_000 });
}

/** What the stand-in answers to one writing, event by event. */
async function recordStream(): Promise<Uint8Array[]> {
  const format = zodTextFormat(profileSchema, 'character_profile');
  const request = { model: 'gpt-4o', input: 'a lighthouse keeper', stream: true, text: { format } };
  const { body } = await respond(
    {
      method: 'POST',
      url: new URL('http://127.0.0.1/v1/responses'),
      parameters: {},
      headers: {},
      body: Buffer.from(JSON.stringify(request)),
      signal: new AbortController().signal,
    },
    usualScenario(),
    { chunkMilliseconds: 0, chunks },
  );
  const events: Uint8Array[] = [];
  for await (const event of body as AsyncIterable<string>) events.push(Buffer.from(event));
  return events;
}
