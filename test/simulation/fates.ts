/** What may become of each kind of step, in percent; what is left is that it goes well. */
const tables = {
  handOver: { lost: 8, twice: 8, late: 6 },
  writing: { unavailable: 5, refused: 3, broken: 4 },
  submitting: { unavailable: 4, refused: 3, unanswered: 4 },
  following: { unavailable: 4, broken: 4, unsafe: 3 },
  checking: { unavailable: 2, refused: 2 },
  drawing: { later: 5, unknown: 4, gone: 3 },
} as const;

type Tables = typeof tables;
export type Fate<Kind extends keyof Tables> = keyof Tables[Kind] | 'fine';

/** Decides what becomes of the steps, from a row of drawn numbers. */
export class Fates {
  readonly #roll: () => number;
  #isKind = false;

  /** @param roll gives whole numbers from 0 to 99 */
  constructor(roll: () => number) {
    this.#roll = roll;
  }

  /** From now on everything goes well. */
  turnKind(): void {
    this.#isKind = true;
  }

  of<Kind extends keyof Tables>(kind: Kind): Fate<Kind> {
    if (this.#isKind) return 'fine';
    let left = this.#roll();
    for (const [fate, percent] of Object.entries(tables[kind])) {
      left -= percent;
      if (left < 0) return fate as Fate<Kind>;
    }
    return 'fine';
  }
}
