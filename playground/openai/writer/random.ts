import { createHash } from 'node:crypto';

/** Choices that look free and are the same each time for the same seed. */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = createHash('sha256').update(seed).digest().readUInt32LE();
  }

  /** Mulberry32: a number from 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** One of the choices. */
  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[Math.floor(this.next() * choices.length)] ?? choices[0];
  }

  /** All choices in a new order. */
  shuffle<T>(choices: readonly T[]): T[] {
    return choices
      .map((choice) => ({ choice, order: this.next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ choice }) => choice);
  }
}
