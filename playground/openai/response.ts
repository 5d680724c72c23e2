import { randomUUID } from 'node:crypto';
import type { ResponsesRequest } from './responses-request.ts';
import { wholeText } from './responses-request.ts';
import { countTokens } from './tokens.ts';

/** What the model said: text, or a refusal. */
export interface Said {
  readonly kind: 'text' | 'refusal';
  readonly text: string;
}

export type Ending = 'completed' | 'incomplete' | 'failed';

/** One answer of `POST /v1/responses` and the objects that are sent of it, as the API description's `Response` has them. */
export class ResponseBody {
  readonly itemId = newId('msg');
  readonly #id = newId('resp');
  readonly #createdAt = Math.floor(Date.now() / 1000);
  readonly #request: ResponsesRequest;

  constructor(request: ResponsesRequest) {
    this.#request = request;
  }

  /** The response before anything was written. */
  started() {
    return this.#body({ status: 'in_progress', completed_at: null, output: [], usage: null });
  }

  /** The response at its end. */
  ended(ending: Ending, said: Said) {
    return this.#body({
      status: ending,
      completed_at: ending === 'completed' ? Math.floor(Date.now() / 1000) : null,
      error:
        ending === 'failed'
          ? { code: 'server_error', message: 'The model failed to generate a response.' }
          : null,
      incomplete_details: ending === 'incomplete' ? { reason: 'max_output_tokens' } : null,
      output: ending === 'failed' ? [] : [this.item(ending, said)],
      usage: ending === 'failed' ? null : this.#usage(said.text),
    });
  }

  /** The message in `output`; without content while nothing was said yet. */
  item(status: 'in_progress' | 'completed' | 'incomplete', said?: Said) {
    return {
      id: this.itemId,
      type: 'message',
      status,
      role: 'assistant',
      content: said ? [contentOf(said)] : [],
    };
  }

  #body(state: Readonly<Record<string, unknown>>) {
    const request = this.#request;
    return {
      id: this.#id,
      object: 'response',
      created_at: this.#createdAt,
      background: false,
      error: null,
      incomplete_details: null,
      instructions: request.instructions ?? null,
      max_output_tokens: request.max_output_tokens ?? null,
      max_tool_calls: null,
      model: snapshotOf(request.model),
      parallel_tool_calls: true,
      previous_response_id: null,
      reasoning: { effort: null, summary: null },
      service_tier: 'default',
      store: request.store ?? true,
      temperature: request.temperature ?? 1,
      text: request.text ?? { format: { type: 'text' } },
      tool_choice: 'auto',
      tools: [],
      top_logprobs: 0,
      top_p: request.top_p ?? 1,
      truncation: 'disabled',
      metadata: request.metadata ?? {},
      ...withoutEmptyUsage(state),
    };
  }

  #usage(text: string) {
    const input = countTokens(wholeText(this.#request));
    const output = countTokens(text);
    return {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + output,
    };
  }
}

/** The content part that holds what was said. */
export const contentOf = ({ kind, text }: Said) =>
  kind === 'text'
    ? { type: 'output_text', text, annotations: [], logprobs: [] }
    : { type: 'refusal', refusal: text };

/** The API description lets `usage` be absent, not null. */
const withoutEmptyUsage = ({ usage, ...state }: Readonly<Record<string, unknown>>) =>
  usage ? { ...state, usage } : state;

const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '')}`;

/** OpenAI answers an alias with the snapshot that it stood for. */
const snapshotOf = (model: string): string =>
  ({ 'gpt-4o': 'gpt-4o-2024-08-06', 'gpt-4o-mini': 'gpt-4o-mini-2024-07-18' })[model] ?? model;
