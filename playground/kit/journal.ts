import { EventEmitter } from 'node:events';

/** One HTTP exchange of a stand-in, as it went over the wire. */
export interface Exchange {
  readonly standIn: string;
  /** The endpoint that answered, as the stand-in lists it (`POST /channels/:channel/messages`); undefined: nothing matched. */
  readonly endpoint: string | undefined;
  readonly startedAt: Date;
  /** Milliseconds until the last byte of the answer. */
  milliseconds: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
  };
  readonly response: { status: number; headers: Readonly<Record<string, string>>; body: Buffer };
}

/** One text frame on a stand-in's socket. `send` is from the client to the stand-in, as in HAR's `_webSocketMessages`. */
export interface Frame {
  readonly standIn: string;
  readonly socket: string;
  readonly url: string;
  readonly type: 'send' | 'receive';
  readonly at: Date;
  readonly data: string;
}

const listeners: ((exchange: Exchange) => void)[] = [];

/** Tells of every exchange of every journal in this process: the tests count which endpoints were asked. */
export function onExchange(listener: (exchange: Exchange) => void): void {
  listeners.push(listener);
}

/** What the stand-ins saw, in order: the tests read it, and `try --har` writes it out. */
export class Journal extends EventEmitter<{ exchange: [Exchange]; frame: [Frame] }> {
  readonly exchanges: Exchange[] = [];
  readonly frames: Frame[] = [];
  readonly #most: number;

  /** @param most how many exchanges and frames are remembered, the newest */
  constructor(most = Infinity) {
    super();
    this.#most = most;
  }

  addExchange(exchange: Exchange): void {
    this.exchanges.push(exchange);
    if (this.exchanges.length > this.#most) this.exchanges.shift();
    this.emit('exchange', exchange);
    for (const listener of listeners) listener(exchange);
  }

  addFrame(frame: Frame): void {
    this.frames.push(frame);
    if (this.frames.length > this.#most) this.frames.shift();
    this.emit('frame', frame);
  }

  /** The exchanges of one endpoint of one stand-in, in order. */
  of(standIn: string, endpoint: string): Exchange[] {
    return this.exchanges.filter(
      (exchange) => exchange.standIn === standIn && exchange.endpoint === endpoint,
    );
  }
}
