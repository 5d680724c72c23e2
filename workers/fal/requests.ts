import { z } from 'zod';
import type { Clock } from '../../core/base/clock.ts';
import { Problem } from '../../core/base/problem.ts';
import { comeBackAt } from '../come-back.ts';

/**
 * The `fetch` that fal's client is given. Every failure becomes a Problem here, for two reasons: the client repeats what
 * it knows as a network failure or a busy server, whatever its settings say, and a submission that is repeated may be
 * painted and paid twice; and its waiting cannot be aborted.
 */
export const fetchOnce =
  (clock: Clock): typeof fetch =>
  async (input, init) => {
    const response = await answered(input, init);
    if (!response.ok) throw toProblem(response, await response.text(), clock);
    return response;
  };

async function answered(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
): Promise<Response> {
  try {
    return await fetch(input, { ...init, redirect: 'error' });
  } catch (error) {
    init?.signal?.throwIfAborted();
    // Only the words of the failure: by its code the client would know it, and repeat the call.
    throw new Problem('painter-unavailable', {}, new Error(`no answer from the painter: ${String(error)}`));
  }
}

const failureBody = z.object({ detail: z.array(z.object({ type: z.string() })) });

/** Statuses that say: this painting will never be there. 499 is a request that was cancelled. */
const endings = new Set([400, 404, 422, 499]);

/**
 * What a status other than 2xx means: `content_policy_violation` is the painter's refusal, a failed runner and an unknown
 * request end this painting, and busy servers and locked doors pass by.
 * Source: fal's documentation of its errors, <https://docs.fal.ai/errors>.
 */
function toProblem({ status, headers }: Response, text: string, clock: Clock): Problem {
  const cause = new Error(`the painter answered ${status}`);
  const body = failureBody.safeParse(readJson(text));
  if (body.data?.detail.some(({ type }) => type === 'content_policy_violation')) {
    return new Problem('painter-refused', {}, cause);
  }
  if (endings.has(status) || headers.get('x-fal-error-type')?.startsWith('runner_')) {
    return new Problem('painter-broken', {}, cause);
  }
  const at = comeBackAt(headers.get('retry-after'), clock);
  return new Problem('painter-unavailable', at ? { at } : {}, cause);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
