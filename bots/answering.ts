import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from './call.ts';

/** Knows what is being answered, so that a stop can wait for it. */
export class Answering {
  readonly #answer: (call: Call) => Promise<void>;
  readonly #open = new Set<Promise<void>>();

  constructor(answer: (call: Call) => Promise<void>) {
    this.#answer = answer;
  }

  /** Answers a call. */
  answer(call: Call): Promise<void> {
    const answered = this.#answer(call).finally(() => this.#open.delete(answered));
    this.#open.add(answered);
    return answered;
  }

  /** Waits until nothing is being answered, at most so many milliseconds. */
  async finish(milliseconds: number): Promise<void> {
    const over = new AbortController();
    const bound = sleep(milliseconds, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.race([Promise.allSettled(this.#open), bound]);
    over.abort();
  }
}
