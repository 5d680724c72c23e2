import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Journal } from '../../kit/journal.ts';
import type { World } from '../world.ts';
import type { Carrier, DeliveryKind, Outcome, Payload, RetryMark } from './deliveries.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
const pingInterval = 5000;

interface Connection {
  readonly name: string;
  readonly url: string;
  readonly socket: WebSocket;
}

/** Socket Mode: the app connects to us, and deliveries are envelopes. https://docs.slack.dev/apis/events-api/using-socket-mode */
export class SocketCarrier implements Carrier {
  readonly #world: World;
  readonly #journal: Journal;
  readonly #patience: number;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  readonly #pings: NodeJS.Timeout;
  #connections: Connection[] = [];
  #turn = 0;

  /** @param patience milliseconds to wait for an acknowledgement */
  constructor(world: World, journal: Journal, patience: number) {
    this.#world = world;
    this.#journal = journal;
    this.#patience = patience;
    this.#pings = setInterval(() => {
      for (const { socket } of this.#connections) socket.ping('Ping from applink');
    }, pingInterval).unref();
  }

  get connections(): number {
    return this.#connections.length;
  }

  /** The address of one connection to come: it serves once. */
  open(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `${this.#world.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${this.#world.appId}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', this.#world.url);
    const ticket = url.searchParams.get('ticket') ?? '';
    if (url.pathname !== '/link/' || !this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (accepted) => {
      this.#accept({ name: ticket.slice(0, 8), url: url.href, socket: accepted });
    });
  }

  /** Each delivery goes to one connection; several take turns. */
  carry(kind: DeliveryKind, payload: Payload, retry?: RetryMark): Promise<Outcome> {
    const connection = this.#connections[this.#turn++ % Math.max(this.#connections.length, 1)];
    if (!connection) return Promise.resolve({ kind: 'unreachable' });
    const envelope = {
      envelope_id: randomUUID(),
      payload,
      type: kind,
      accepts_response_payload: kind !== 'events_api',
      ...(kind === 'events_api'
        ? { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' }
        : {}),
    };
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        clearTimeout(timer);
        this.#waiting.delete(envelope.envelope_id);
        resolve(outcome);
      };
      const timer = setTimeout(() => {
        settle({ kind: 'timeout' });
      }, this.#patience);
      this.#waiting.set(envelope.envelope_id, settle);
      this.#send(connection, envelope);
    });
  }

  /** Asks every connected client to come again by a new connection, as Slack does every few hours. */
  disconnect(reason: DisconnectReason = 'refresh_requested'): void {
    for (const connection of this.#connections) {
      this.#send(connection, { type: 'disconnect', reason, debug_info: { host: 'applink-playground' } });
    }
  }

  /** Breaks every connection without a word. */
  drop(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  close(): void {
    clearInterval(this.#pings);
    this.drop();
    this.#server.close();
    for (const settle of this.#waiting.values()) settle({ kind: 'unreachable' });
  }

  #accept(connection: Connection): void {
    const { socket } = connection;
    this.#connections.push(connection);
    socket.on('message', (data: Buffer) => {
      this.#receive(connection, data.toString());
    });
    socket.on('close', () => {
      this.#connections = this.#connections.filter((one) => one !== connection);
    });
    this.#send(connection, {
      type: 'hello',
      num_connections: this.#connections.length,
      debug_info: {
        host: 'applink-playground',
        build_number: 1,
        started: new Date(this.#world.clock()).toISOString(),
        approximate_connection_time: 18_060,
      },
      connection_info: { app_id: this.#world.appId },
    });
  }

  #receive(connection: Connection, data: string): void {
    this.#note(connection, 'send', data);
    const parsed = acknowledgement.safeParse(JSON.parse(data));
    if (!parsed.success) return;
    this.#waiting.get(parsed.data.envelope_id)?.({ kind: 'acknowledged', answer: parsed.data.payload });
  }

  #send(connection: Connection, message: unknown): void {
    const data = JSON.stringify(message);
    this.#note(connection, 'receive', data);
    connection.socket.send(data);
  }

  #note({ name, url }: Connection, type: 'send' | 'receive', data: string): void {
    this.#journal.addFrame({ standIn: 'slack', socket: name, url, type, at: new Date(), data });
  }
}
