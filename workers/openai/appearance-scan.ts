const start = /^\s*\{\s*"appearance"\s*:\s*"/;
/** Longer than this before the value begins: the text does not begin with `appearance`. */
const longestStart = 256;

/**
 * Finds the end of the string `appearance`, the first property of a JSON object whose text is still arriving. Each
 * character is looked at once, however the text is cut into pieces.
 */
export class AppearanceScan {
  #text = '';
  /** Where the value's first character is, -1 while unknown. */
  #from = -1;
  /** Everything before is known not to be the closing quote. */
  #at = 0;
  #over = false;

  /** Takes the next piece. Gives the appearance, once: with the piece that completes it. */
  feed(piece: string): string | undefined {
    if (this.#over) return undefined;
    this.#text += piece;
    if (this.#from < 0 && !this.#findStart()) return undefined;
    const end = this.#findEnd();
    if (end === undefined) return undefined;
    const value = readString(this.#text.slice(this.#from - 1, end + 1));
    this.#finish();
    return value;
  }

  #findStart(): boolean {
    const found = start.exec(this.#text);
    if (found) {
      this.#from = found[0].length;
      this.#at = this.#from;
    } else if (this.#text.length > longestStart) this.#finish();
    return found !== null;
  }

  /** The index of the closing quote, as soon as it is there. */
  #findEnd(): number | undefined {
    const text = this.#text;
    while (this.#at < text.length) {
      const character = text[this.#at];
      if (character === '"') return this.#at;
      // What follows a backslash is never the closing quote; it may be in the next piece.
      this.#at += character === '\\' ? 2 : 1;
    }
    return undefined;
  }

  #finish(): void {
    this.#over = true;
    this.#text = '';
  }
}

/** Undefined where the text between the quotes is no JSON string: then the whole text will not parse either. */
function readString(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
