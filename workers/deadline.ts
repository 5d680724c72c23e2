/** A signal that is aborted when another one is, or when so many milliseconds have passed. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
  /** Whether it was the time that ran out. */
  readonly passed: boolean;
}

/**
 * Starts a deadline; disposing of it stops its timer. Used instead of `AbortSignal.any` with `AbortSignal.timeout`,
 * which Node 20 may collect as garbage before the time has come.
 */
export function startDeadline(signal: AbortSignal, milliseconds: number): Deadline {
  const controller = new AbortController();
  const follow = () => {
    controller.abort(signal.reason);
  };
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
    controller.abort(new Error(`not finished within ${milliseconds} ms`));
  }, milliseconds);
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    get passed() {
      return passed;
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      signal.removeEventListener('abort', follow);
    },
  };
}
