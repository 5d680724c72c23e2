import type OpenAI from 'openai';
import type { zodTextFormat } from 'openai/helpers/zod';
import type { ParsedResponse } from 'openai/resources/responses/responses';
import type { z } from 'zod';
import type { Clock } from '../../core/base/clock.ts';
import { Problem } from '../../core/base/problem.ts';
import { startDeadline } from '../deadline.ts';
import type { CallHooks } from '../providers.ts';
import { toError, toUnavailable } from './failures.ts';
import { costOf, guessCost, type TokenPrices } from './token-cost.ts';

export interface WriterSettings {
  readonly clock: Clock;
  readonly model: string;
  readonly prices: TokenPrices;
  /** Milliseconds for one whole writing. */
  readonly timeout: number;
}

/** One question to the model. */
export interface Question<T> {
  readonly instructions: string;
  readonly text: string;
  /** The shape of the answer, from `zodTextFormat`. */
  readonly format: ReturnType<typeof zodTextFormat<z.ZodType<T>>>;
  /** Characters of a usual answer as JSON: progress is guessed from it. */
  readonly usualLength: number;
  /** Told each piece of the answer as it arrives. */
  readonly onPiece?: (piece: string) => void;
}

export interface Answered<T> {
  readonly value: T;
  readonly model: string;
  readonly requestId: string;
}

/** The most tokens of an answer; a usual profile needs a third of it. */
const mostTokens = 4_000;

/**
 * Asks the model through the Responses API: streamed, in the shape of a schema, stored nowhere, naming nobody.
 * @throws Problem `writer-unavailable`, `writer-refused`, `writer-broken`
 */
export async function askWriter<T>(
  client: OpenAI,
  settings: WriterSettings,
  question: Question<T>,
  hooks: CallHooks,
): Promise<Answered<T>> {
  using deadline = startDeadline(hooks.signal, settings.timeout);
  let received = '';
  let response: ParsedResponse<T> | undefined;
  const take = (piece: string) => {
    received += piece;
    hooks.onProgress(Math.min(received.length / question.usualLength, 0.99));
    question.onPiece?.(piece);
  };
  try {
    response = await stream(client, settings.model, question, deadline.signal, take);
    return readAnswer(response);
  } catch (error) {
    hooks.signal.throwIfAborted();
    if (deadline.passed) throw new Problem('writer-unavailable', {}, toError(error));
    throw (
      toUnavailable(error, 'writer-unavailable', settings.clock) ??
      new Problem('writer-broken', {}, toError(error))
    );
  } finally {
    hooks.onCost(costSoFar(settings.prices, question, received, response));
  }
}

function stream<T>(
  client: OpenAI,
  model: string,
  { instructions, text, format }: Question<T>,
  signal: AbortSignal,
  take: (piece: string) => void,
): Promise<ParsedResponse<T>> {
  return client.responses
    .stream(
      { model, instructions, input: text, text: { format }, max_output_tokens: mostTokens, store: false },
      { signal },
    )
    .on('response.output_text.delta', ({ delta }) => {
      take(delta);
    })
    .finalResponse();
}

/** @throws Problem `writer-refused`, `writer-broken` */
function readAnswer<T>(response: ParsedResponse<T>): Answered<T> {
  const contents = response.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  if (contents.some(({ type }) => type === 'refusal')) throw new Problem('writer-refused');
  // A response that failed or stopped in its middle arrives like one that is whole.
  if (response.status !== 'completed' || !response.output_parsed) throw new Problem('writer-broken');
  return { value: response.output_parsed, model: response.model, requestId: response.id };
}

/** What the call has cost. Of one that broke off the usage never came: it is counted from the text that had come. */
function costSoFar<T>(
  prices: TokenPrices,
  { instructions, text }: Question<T>,
  received: string,
  response: ParsedResponse<T> | undefined,
): number {
  if (response?.usage) return costOf(prices, response.usage);
  return received === '' ? 0 : guessCost(prices, instructions + text, received);
}
