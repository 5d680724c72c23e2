const opening = /^\s*\{\s*"appearance"\s*:\s*"/;
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
  /** The last piece ended with a backslash: what follows is never the closing quote. */
  #escaped = false;
  #over = false;

  /** Takes the next piece. Gives the appearance, once: with the piece that completes it. */
  feed(piece: string): string | undefined {
    if (this.#over) return undefined;
    const start = this.#text.length;
    this.#text += piece;
    if (this.#from < 0 && !this.#findStart()) return undefined;
    const end = this.#findEnd(piece, start);
    if (end === undefined) return undefined;
    const value = readString(this.#text.slice(this.#from - 1, end + 1));
    this.#finish();
    return value;
  }

  #findStart(): boolean {
    const found = opening.exec(this.#text);
    if (found) {
      this.#from = found[0].length;
    } else if (this.#text.length > longestStart) this.#finish();
    return found !== null;
  }

  /**
   * The index of the closing quote, if it is in this piece of the text, which begins at `start`. Only the piece is looked
   * into: the text that has come so far would be copied each time.
   */
  #findEnd(piece: string, start: number): number | undefined {
    for (let at = Math.max(0, this.#from - start); at < piece.length; at += 1) {
      const character = piece[at];
      if (this.#escaped) this.#escaped = false;
      else if (character === '"') return start + at;
      else this.#escaped = character === '\\';
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
