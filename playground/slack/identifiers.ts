import { createHash, randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An id in Slack's form (`U`, `C`, `T`… and ten capitals or digits) that is the same for the same names at each start. */
export function stableId(prefix: string, ...names: readonly string[]): string {
  return prefix + spell(createHash('sha256').update(names.join('\u0000')).digest(), 10);
}

/** An id in Slack's form that was never given before. */
export function freshId(prefix: string, length = 10): string {
  return prefix + spell(randomBytes(length), length);
}

const spell = (bytes: Buffer, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => letters.charAt(byte % letters.length)).join('');

/** Message times, `1700000000.000100`: each one later than the one before, for they are the messages' ids. */
export class Stamps {
  readonly #clock: () => number;
  #last = 0;

  /** @param clock milliseconds since 1970 */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Lets all further ones come after this one. */
  goOnAfter(stamp: string): void {
    this.#last = Math.max(this.#last, Math.round(Number(stamp) * 1_000_000));
  }

  next(): string {
    this.#last = Math.max(this.#last + 1, this.#clock() * 1000);
    const seconds = Math.floor(this.#last / 1_000_000);
    return `${seconds}.${String(Math.floor(this.#last % 1_000_000)).padStart(6, '0')}`;
  }
}
