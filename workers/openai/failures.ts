import { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import type { Clock } from '../../core/base/clock.ts';
import { Problem, type ProblemCode } from '../../core/base/problem.ts';
import { comeBackAt } from '../come-back.ts';

/**
 * Why a call failed before the service took it up: the service is away, too busy, or lets us in no more. Undefined for
 * everything that went wrong with an answer.
 */
export function toUnavailable(error: unknown, code: ProblemCode, clock: Clock): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof APIUserAbortError) return undefined;
  if (error instanceof APIConnectionError) return new Problem(code, {}, error);
  // An `error` event in a stream has no status; everything else that is an APIError came as an answer of its own.
  if (!(error instanceof APIError) || error.status === undefined) return undefined;
  const at = comeBackAt((error.headers as Headers | undefined)?.get('retry-after'), clock);
  return new Problem(code, at ? { at } : {}, error);
}

/** A stream may be rejected with the plain object of its `error` event; the log wants an Error. */
export const toError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('the stream ended with an error event');
