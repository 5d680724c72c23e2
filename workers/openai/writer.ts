import type OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import type { ParsedResponse } from 'openai/resources/responses/responses';
import type { Clock } from '../../core/base/clock.ts';
import { Problem } from '../../core/base/problem.ts';
import { type Profile, profileSchema } from '../../core/profile/profile.ts';
import { startDeadline } from '../deadline.ts';
import type { ProfileWriter, WritingHooks, WritingOrder, Written } from '../providers.ts';
import { AppearanceScan } from './appearance-scan.ts';
import { toError, toUnavailable } from './failures.ts';
import { instructions, orderText } from './prompt.ts';
import { costOf, guessCost, type TokenPrices } from './token-cost.ts';
import { trimProfile, trimText } from './trim.ts';

export interface WriterSettings {
  readonly clock: Clock;
  readonly model: string;
  readonly prices: TokenPrices;
  /** Milliseconds for one whole writing. */
  readonly timeout: number;
}

/** The most tokens of an answer; a usual profile needs a third of it. */
const mostTokens = 4_000;
/** Characters of a usual profile as JSON: progress is guessed from it. */
const usualLength = 4_500;

/** Writes profiles with the Responses API: streamed, in the shape of the schema, stored nowhere, naming nobody. */
export function openWriter(client: OpenAI, settings: WriterSettings): ProfileWriter {
  return {
    async write(order, hooks) {
      using deadline = startDeadline(hooks.signal, settings.timeout);
      const writing = new Writing(order, hooks);
      try {
        const response = await stream(client, settings.model, writing, deadline.signal);
        return writing.finish(response);
      } catch (error) {
        hooks.signal.throwIfAborted();
        if (deadline.passed) throw new Problem('writer-unavailable', {}, toError(error));
        throw (
          toUnavailable(error, 'writer-unavailable', settings.clock) ??
          new Problem('writer-broken', {}, toError(error))
        );
      } finally {
        hooks.onCost(writing.cost(settings.prices));
      }
    },
  };
}

/** Made once: turning the schema into a JSON schema takes a millisecond. */
const format = zodTextFormat(profileSchema, 'character_profile');

function stream(
  client: OpenAI,
  model: string,
  writing: Writing,
  signal: AbortSignal,
): Promise<ParsedResponse<Profile>> {
  return client.responses
    .stream(
      {
        model,
        instructions,
        input: writing.text,
        text: { format },
        max_output_tokens: mostTokens,
        store: false,
      },
      { signal },
    )
    .on('response.output_text.delta', ({ delta }) => {
      writing.take(delta);
    })
    .finalResponse();
}

/** One call: what has come of it so far. */
class Writing {
  /** What is sent. */
  readonly text: string;
  readonly #order: WritingOrder;
  readonly #hooks: WritingHooks;
  readonly #scan = new AppearanceScan();
  #received = '';
  #response: ParsedResponse<Profile> | undefined;

  constructor(order: WritingOrder, hooks: WritingHooks) {
    this.#order = order;
    this.#hooks = hooks;
    this.text = orderText(order);
  }

  take(delta: string): void {
    this.#received += delta;
    this.#hooks.onProgress(Math.min(this.#received.length / usualLength, 0.99));
    const appearance = this.#scan.feed(delta);
    const kept = this.#order.appearance ?? trimText('appearance', appearance ?? '');
    if (appearance !== undefined && kept !== '') this.#hooks.onAppearance(kept);
  }

  /** @throws Problem `writer-refused`, `writer-broken` */
  finish(response: ParsedResponse<Profile>): Written {
    this.#response = response;
    const contents = response.output.flatMap((item) => (item.type === 'message' ? item.content : []));
    if (contents.some(({ type }) => type === 'refusal')) throw new Problem('writer-refused');
    // A response that failed or stopped in its middle arrives like one that is whole.
    if (response.status !== 'completed' || !response.output_parsed) throw new Problem('writer-broken');
    const profile = this.#keepWishes(trimProfile(response.output_parsed));
    if (profile.appearance === '' || profile.name === '') throw new Problem('writer-broken');
    return { profile, model: response.model, requestId: response.id };
  }

  /** What the person or an earlier writing has decided stands, whatever the model made of it. */
  #keepWishes(profile: Profile): Profile {
    return {
      ...profile,
      name: this.#order.options.name ?? profile.name,
      appearance: this.#order.appearance ?? profile.appearance,
    };
  }

  cost(prices: TokenPrices): number {
    if (this.#response?.usage) return costOf(prices, this.#response.usage);
    return this.#received === '' ? 0 : guessCost(prices, instructions + this.text, this.#received);
  }
}
