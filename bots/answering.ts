import { within } from '../core/base/deadline.ts';
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
    await within(milliseconds, Promise.allSettled(this.#open));
  }
}
