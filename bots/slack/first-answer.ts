/** The one answer that Slack takes to a delivery, within three seconds: its acknowledgement, empty or with something to do. */
export class FirstAnswer<Body> {
  readonly #acknowledge: (body?: Body) => Promise<void>;
  #given = false;
  #deadline: NodeJS.Timeout | undefined;

  constructor(acknowledge: (body?: Body) => Promise<void>) {
    this.#acknowledge = acknowledge;
  }

  /** Answers, unless that was done. Gives true where this body was the answer. */
  async give(body?: Body): Promise<boolean> {
    if (this.#given) return false;
    this.#given = true;
    clearTimeout(this.#deadline);
    await this.#acknowledge(body);
    return true;
  }

  /** Answers with nothing at the latest after so many milliseconds. @param failed what is told if that is refused */
  giveWithin(milliseconds: number, failed: (error: unknown) => void): void {
    this.#deadline = setTimeout(() => {
      this.give().catch(failed);
    }, milliseconds);
  }
}
