import OpenAI from 'openai';

export interface OpenaiAccess {
  readonly apiKey: string;
  readonly baseURL: string;
  /** Milliseconds until the head of an answer must have come. */
  readonly timeout: number;
}

/**
 * The client for one account and address. It never tries again by itself: its waiting cannot be aborted and knows no
 * upper bound, so a refused call goes back to the queue with the moment that the service named.
 */
export const openClient = ({ apiKey, baseURL, timeout }: OpenaiAccess): OpenAI =>
  new OpenAI({ apiKey, baseURL, timeout, maxRetries: 0 });
