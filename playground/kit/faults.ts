/** What a stand-in may be told to do instead of, or around, its ordinary answer. */
export type Fault =
  /** Answers this and does not call the endpoint. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** Waits this many milliseconds, then answers as usual. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** Answers as usual, but breaks the connection after this part (0 to 1) of the body. */
  | { readonly kind: 'cut'; readonly after: number }
  /** Holds the request (`when: 'before'`) or its finished answer (`when: 'after'`) until `release` is called. */
  | { readonly kind: 'hold'; readonly when: 'before' | 'after'; readonly hold: Hold };

/** A gate: the test waits for `arrived`, does what it came for, and calls `release`. */
export class Hold {
  readonly arrived: Promise<void>;
  readonly released: Promise<void>;
  arrive: () => void = () => undefined;
  release: () => void = () => undefined;

  constructor() {
    this.arrived = new Promise((resolve) => {
      this.arrive = resolve;
    });
    this.released = new Promise((resolve) => {
      this.release = resolve;
    });
  }
}

interface Planned {
  readonly endpoint: string;
  readonly fault: Fault;
  remaining: number;
}

/** The faults planned for one stand-in, taken in the order they were planned. */
export class Faults {
  #planned: Planned[] = [];

  /**
   * Plans a fault.
   * @param endpoint as the stand-in lists it, `METHOD /path/:parameter`
   * @param times how many requests it meets; `Infinity` until `clear`
   */
  plan(endpoint: string, fault: Fault, times = 1): void {
    this.#planned.push({ endpoint, fault, remaining: times });
  }

  /** Plans a hold and gives the gate to wait at. */
  hold(endpoint: string, when: 'before' | 'after' = 'before'): Hold {
    const hold = new Hold();
    this.plan(endpoint, { kind: 'hold', when, hold });
    return hold;
  }

  /** The fault that this request meets, if one is planned. Uses it up. */
  take(endpoint: string): Fault | undefined {
    const planned = this.#planned.find((one) => one.endpoint === endpoint && one.remaining > 0);
    if (!planned) return undefined;
    planned.remaining -= 1;
    return planned.fault;
  }

  clear(): void {
    this.#planned = [];
  }
}
