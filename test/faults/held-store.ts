import { z } from 'zod';
import { Hold } from '../../playground/kit/faults.ts';
import type { BeforeCommand } from '../../playground/mongo/dispatch.ts';

/** A change of one record, as it arrives at the store. */
export interface ArrivingChange {
  readonly collection: string | undefined;
  readonly set: Readonly<Record<string, unknown>>;
  readonly unset: Readonly<Record<string, unknown>>;
}

/** A command that stands before the store. */
export interface HeldCommand {
  readonly arrived: Promise<void>;
  /** Lets the store take it, whoever still waits for the answer. */
  readonly pass: () => void;
  /** The store never gets it. */
  readonly lose: () => void;
}

const fields = z.record(z.string(), z.unknown()).default({});
const change = z.object({ update: z.object({ $set: fields, $unset: fields }) });

/** Holds commands on their way to the embedded store: given to it as `beforeCommand`. */
export class HeldStore {
  #fits: ((arriving: ArrivingChange) => boolean) | undefined;
  #hold = new Hold();
  #isLost = false;

  readonly before: BeforeCommand = async ({ collection, document, name }) => {
    const parsed = change.safeParse(document);
    const { $set: set, $unset: unset } = parsed.data?.update ?? { $set: {}, $unset: {} };
    if (name !== 'insert' && !parsed.success) return;
    if (!this.#fits?.({ collection, set, unset })) return;
    this.#fits = undefined;
    this.#hold.arrive();
    await this.#hold.released;
    if (this.#isLost) throw new Error('the line broke');
  };

  /** Holds the next insert or change that fits; an insert sets nothing. */
  hold(fits: (arriving: ArrivingChange) => boolean): HeldCommand {
    const hold = new Hold();
    this.#hold = hold;
    this.#isLost = false;
    this.#fits = fits;
    return {
      arrived: hold.arrived,
      pass: hold.release,
      lose: () => {
        this.#isLost = true;
        hold.release();
      },
    };
  }
}
