import type { z } from 'zod';
import { refusal } from '../../protocol.ts';

/** Gets something from the page's server. @throws Error with words for the person */
export async function get<Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer> {
  return read(await reach(path, {}), answer);
}

/** Sends something to the page's server, as JSON or, of a file, as its bytes. @throws Error with words for the person */
export async function post<Answer>(path: string, body: object, answer: z.ZodType<Answer>): Promise<Answer> {
  const isFile = body instanceof Blob;
  const response = await reach(path, {
    method: 'POST',
    headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
    body: isFile ? body : JSON.stringify(body),
  });
  return read(response, answer);
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, request);
  } catch (error) {
    throw new Error('The playground does not answer. Is `npm start` still running?', { cause: error });
  }
}

async function read<Answer>(response: Response, answer: z.ZodType<Answer>): Promise<Answer> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer.parse(body);
  const refused = refusal.safeParse(body);
  throw new Error(refused.success ? refused.data.problem : `The playground answered ${response.status}.`);
}

/** What an error tells a person. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
