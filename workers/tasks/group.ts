import { toProblem } from '../../core/base/problem.ts';
import { RunLost } from '../../core/jobs/steps.ts';
import { retries } from '../retry.ts';

/**
 * Work that goes on side by side for one run. A failure that ends the run stops all of it at once; after one that passes
 * the others may finish, since what they make is kept for the next attempt.
 */
export class Group {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #running = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
  }

  start(work: (signal: AbortSignal) => Promise<void>): void {
    const running = work(this.#controller.signal).catch((error: unknown) => {
      this.#fail(error);
    });
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  /** Waits for all of it, also for what is started meanwhile. @throws the first failure that ends the run, else the first */
  async finish(): Promise<void> {
    const stop = () => {
      this.#controller.abort(this.#outer.reason);
    };
    this.#outer.addEventListener('abort', stop, { once: true });
    if (this.#outer.aborted) stop();
    while (this.#running.size > 0) await Promise.all(this.#running);
    this.#outer.removeEventListener('abort', stop);
    this.#outer.throwIfAborted();
    if (this.#failure) throw this.#failure.error;
  }

  #fail(error: unknown): void {
    if (this.#controller.signal.aborted) return;
    const ends = error instanceof RunLost || retries[toProblem(error).code] === 'never';
    if (ends || !this.#failure) this.#failure = { error };
    if (ends) this.#controller.abort(error);
  }
}
