import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Journal } from '../../kit/journal.ts';
import type { World } from '../world.ts';
import { Connection } from './connection.ts';

/** What the gateway needs to take lines. */
export interface ListenOptions {
  readonly world: World;
  readonly journal: Journal;
}

/** The gateway at the end of an HTTP upgrade. JSON only: a client that asks for compression or ETF is refused. */
export function listen({ world, journal }: ListenOptions): {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => void;
} {
  const server = new WebSocketServer({ noServer: true });
  return {
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', `ws://${request.headers.host ?? '127.0.0.1'}`);
      if (url.searchParams.has('compress') || url.searchParams.get('encoding') === 'etf') {
        socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => {
        const id = randomUUID();
        new Connection({
          world,
          socket: client,
          url: url.origin,
          journal: (type, data) => {
            journal.addFrame({
              standIn: 'discord-gateway',
              socket: id,
              url: url.href,
              type,
              at: new Date(),
              data,
            });
          },
        });
      });
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
