import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { World } from '../world.ts';
import type { GatewayEvent, Line, Session } from './session.ts';

// Opcodes and close codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).default([0, 1]),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });
const payload = z.object({ op: z.int(), d: z.unknown().optional() });
const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  wrongToken: 4004,
  alreadyAuthenticated: 4005,
  invalidShard: 4010,
};

/** What one line of the gateway needs. */
export interface ConnectionOptions {
  readonly world: World;
  readonly socket: WebSocket;
  /** Where clients come back to. */
  readonly url: string;
  readonly journal: (type: 'send' | 'receive', data: string) => void;
}

/** Speaks with one client from hello to close. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #line: Line;
  #session: Session | undefined;

  constructor(options: ConnectionOptions) {
    const { socket } = options;
    this.#options = options;
    this.#line = {
      send: (event) => {
        this.#send(event);
      },
      close: (code) => {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      },
    };
    socket.on('message', (data: Buffer) => {
      this.#receive(data.toString());
    });
    socket.on('close', (code) => {
      this.#closed(code);
    });
    this.#send({ op: 10, d: { heartbeat_interval: options.world.gateway.heartbeatMilliseconds } });
  }

  #send(event: GatewayEvent): void {
    const text = JSON.stringify({ t: null, s: null, ...event });
    this.#options.journal('receive', text);
    this.#options.socket.send(text);
  }

  #receive(text: string): void {
    this.#options.journal('send', text);
    const read = payload.safeParse(parse(text));
    if (!read.success) {
      this.#line.close(closeCodes.decodeError);
      return;
    }
    const { op, d } = read.data;
    if (op === 1) this.#heartbeat();
    else if (op === 2) this.#identify(d);
    else if (op === 6) this.#resume(d);
    else if (op < 1 || op > 11) this.#line.close(closeCodes.unknownOpcode);
    // Presence, voice and member requests are taken and change nothing that a chat bot sees.
    else if (!this.#session) this.#line.close(closeCodes.notAuthenticated);
  }

  #heartbeat(): void {
    if (!this.#options.world.gateway.heartbeatsWithheld) this.#send({ op: 11 });
  }

  #identify(data: unknown): void {
    const { world, url } = this.#options;
    const read = identify.safeParse(data);
    if (this.#session) this.#line.close(closeCodes.alreadyAuthenticated);
    else if (!read.success) this.#line.close(closeCodes.decodeError);
    else if (!this.#isToken(read.data.token)) this.#line.close(closeCodes.wrongToken);
    else if (read.data.shard[0] >= read.data.shard[1]) this.#line.close(closeCodes.invalidShard);
    else {
      const [shard, count] = read.data.shard;
      this.#session = world.gateway.identify(world, { ...read.data, shard, count }, this.#line, url);
    }
  }

  #resume(data: unknown): void {
    const read = resume.safeParse(data);
    if (!read.success) this.#line.close(closeCodes.decodeError);
    else if (!this.#isToken(read.data.token)) this.#line.close(closeCodes.wrongToken);
    else {
      const session = this.#options.world.gateway.find(read.data.session_id);
      if (session?.replay(this.#line, read.data.seq)) this.#session = session;
      else this.#send({ op: 9, d: false });
    }
  }

  /** A client that says goodbye (1000, 1001) ends its session; any other end may be resumed. */
  #closed(code: number): void {
    const session = this.#session;
    if (session?.line !== this.#line) return;
    session.leave();
    if (code === 1000 || code === 1001) this.#options.world.gateway.forget(session);
  }

  #isToken(token: string): boolean {
    const { world } = this.#options;
    return !world.gateway.tokenRefused && token.replace(/^Bot /, '') === world.token;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
