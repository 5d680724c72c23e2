import type { AnyRecord } from '../store/record.ts';
import type { Entry } from './format.ts';

/** What the ledger has taken away for good, and which keys are left. */
export class Gone {
  readonly #shreddedKeys: ReadonlySet<string>;
  readonly #shreddedOwners: ReadonlySet<string>;
  readonly #livingKeys = new Set<string>();
  readonly #livingOwners = new Set<string>();
  readonly #records: ReadonlyMap<string, AnyRecord>;

  constructor(
    register: readonly AnyRecord[],
    ledger: readonly { readonly _id: string; readonly keys: readonly string[] }[],
  ) {
    this.#records = new Map(register.map((record) => [record.collection, record]));
    this.#shreddedOwners = new Set(ledger.map(({ _id }) => _id));
    this.#shreddedKeys = new Set(ledger.flatMap(({ keys }) => keys));
  }

  /** Whether a key may come back; it is noted if it may. */
  takeKey({ document }: Entry): boolean {
    if (this.#shreddedKeys.has(document._id)) return false;
    this.#livingKeys.add(document._id);
    if (typeof document['owner'] === 'string') this.#livingOwners.add(document['owner']);
    return true;
  }

  /**
   * Whether a row may come back: what is sealed needs its key; what is not needs an owner that was not shredded. One whose
   * keys were shredded and who has another one by now is there again.
   */
  takeRow({ collection, document }: Entry): boolean {
    const key = keyOf(document['sealed']);
    if (key !== undefined) return this.#livingKeys.has(key);
    const record = this.#records.get(collection);
    const owner = record && document[record.ownerField];
    return typeof owner !== 'string' || !this.#shreddedOwners.has(owner) || this.#livingOwners.has(owner);
  }
}

const keyOf = (sealed: unknown): string | undefined =>
  typeof sealed === 'object' && sealed !== null && 'key' in sealed && typeof sealed.key === 'string'
    ? sealed.key
    : undefined;
