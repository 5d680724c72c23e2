/**
 * What one process has in hand, so that a run can be worked on alone. A task may end its whole process, by exhausting
 * the memory or blocking it: what lies beside it then loses a try through no fault of its own. A run whose tries have
 * ended that way is tried a last time with nothing beside it.
 */
export class Floor {
  #inHand = 0;
  /** A run is worked on alone, or waits for the others to leave. */
  #isReserved = false;
  #onEmpty: () => void = () => undefined;

  /** A place beside the others; undefined while a run is, or is about to be, worked on alone. */
  enter(): Disposable | undefined {
    if (this.#isReserved) return undefined;
    this.#inHand += 1;
    return {
      [Symbol.dispose]: () => {
        this.#inHand -= 1;
        if (this.#inHand === 0) this.#onEmpty();
      },
    };
  }

  /**
   * Lets nobody in any more, waits until all others have left, and holds the place for one alone.
   * @param stopping ends the waiting
   * @returns undefined where another one holds it already, or the waiting was ended
   */
  async enterAlone(stopping: AbortSignal): Promise<Disposable | undefined> {
    if (this.#isReserved || stopping.aborted) return undefined;
    this.#isReserved = true;
    if (this.#inHand > 0) {
      await new Promise<void>((resolve) => {
        this.#onEmpty = resolve;
        stopping.addEventListener(
          'abort',
          () => {
            resolve();
          },
          { once: true },
        );
      });
      this.#onEmpty = () => undefined;
    }
    const leave = () => {
      this.#isReserved = false;
    };
    if (this.#inHand === 0) return { [Symbol.dispose]: leave };
    leave();
    return undefined;
  }
}
