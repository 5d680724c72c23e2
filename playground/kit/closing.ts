/** What was started, to be closed in the reverse order: each part may lean on those before it. */
export class Closing implements AsyncDisposable {
  readonly #parts: AsyncDisposable[] = [];

  use<Part extends AsyncDisposable>(part: Part): Part {
    this.#parts.push(part);
    return part;
  }

  /** Adds what has another way of ending. */
  defer(close: () => Promise<void>): void {
    this.#parts.push({ [Symbol.asyncDispose]: close });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (let part = this.#parts.pop(); part; part = this.#parts.pop()) await part[Symbol.asyncDispose]();
  }
}
