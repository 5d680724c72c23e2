/** Milliseconds that an acknowledgement may wait for its outcome, of the three seconds that Slack gives. */
const longestWait = 2_500;

/**
 * The one answer that Slack takes to a delivery, within three seconds: its acknowledgement, empty or with something
 * to do. Where nothing else was answered in time, the empty one goes out by itself.
 */
export class FirstAnswer<Body> {
  readonly #acknowledge: (body?: Body) => Promise<void>;
  readonly #deadline: NodeJS.Timeout;
  #given = false;

  /** @param failed what is told if the acknowledgement that went out by itself was not taken */
  constructor(acknowledge: (body?: Body) => Promise<void>, failed: (error: unknown) => void) {
    this.#acknowledge = acknowledge;
    this.#deadline = setTimeout(() => {
      this.give().catch(failed);
    }, longestWait).unref();
  }

  /** Answers, unless that was done. Gives true where this body was the answer. */
  async give(body?: Body): Promise<boolean> {
    if (this.#given) return false;
    this.#given = true;
    clearTimeout(this.#deadline);
    await this.#acknowledge(body);
    return true;
  }
}
