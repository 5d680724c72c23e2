/** An event as it goes over the gateway: https://discord.com/developers/docs/events/gateway-events#payload-structure */
export interface GatewayEvent {
  readonly op: number;
  readonly t?: string | null;
  readonly s?: number | null;
  readonly d?: unknown;
}

/** A line to one client. */
export interface Line {
  readonly send: (event: GatewayEvent) => void;
  /** Closes with this code, or breaks the line where none is given. */
  readonly close: (code?: number) => void;
}

// Enough for the seconds that a client is away; who missed more identifies anew.
const keptEvents = 1_000;

/** A bot's shard as Discord remembers it, whether its line stands or not. */
export class Session {
  readonly id: string;
  readonly shard: number;
  readonly count: number;
  readonly intents: number;
  /** Milliseconds since 1970; undefined while the line stands. */
  awaySince: number | undefined;
  #line: Line | undefined;
  #sequence = 0;
  readonly #events: (GatewayEvent & { readonly s: number })[] = [];

  constructor(facts: Pick<Session, 'id' | 'shard' | 'count' | 'intents'>, line: Line) {
    this.id = facts.id;
    this.shard = facts.shard;
    this.count = facts.count;
    this.intents = facts.intents;
    this.#line = line;
  }

  /** Undefined while the client is away. */
  get line(): Line | undefined {
    return this.#line;
  }

  /** The client is gone and may come back. */
  leave(): void {
    this.#line = undefined;
    this.awaySince = Date.now();
  }

  /** Sends an event, or keeps it for when the client resumes. */
  dispatch(name: string, data: unknown): void {
    this.#sequence += 1;
    const event = { op: 0, t: name, s: this.#sequence, d: data };
    this.#events.push(event);
    if (this.#events.length > keptEvents) this.#events.shift();
    this.#line?.send(event);
  }

  /** Sends again what came after this number. False where some of it is no longer there. */
  replay(line: Line, after: number): boolean {
    const first = this.#events[0]?.s ?? this.#sequence + 1;
    if (after > this.#sequence || after < first - 1) return false;
    this.#line = line;
    this.awaySince = undefined;
    for (const event of this.#events) if (event.s > after) line.send(event);
    this.dispatch('RESUMED', {});
    return true;
  }
}
