import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Cursors } from './cursors.ts';
import { answerCommand, type BeforeCommand } from './dispatch.ts';
import { type Fields, valueAt } from './fields.ts';
import { Store } from './store.ts';
import { formatReply, parseMessage, readMessages } from './wire.ts';

export interface EmbeddedStoreOptions {
  /** Where the data lies; made where it is missing. One process at a time may use it. */
  readonly folder: string;
  /** 0 or none takes any free port. */
  readonly port?: number;
  /** Called before each command; what it throws is the client's answer, and the command does not run. */
  readonly beforeCommand?: BeforeCommand;
}

/** A running store on 127.0.0.1. Disposing it ends its connections and frees the folder. */
export interface EmbeddedStore extends AsyncDisposable {
  readonly port: number;
  /** For MongoDB drivers: `mongodb://127.0.0.1:PORT/?directConnection=true&retryWrites=false`. */
  readonly uri: string;
}

/**
 * Starts a store that speaks MongoDB's wire protocol: a standalone server, in this process. What it acknowledges is
 * on the disk. What it does not do is answered with code 115, "not supported by the embedded store".
 * @throws Error with one line where the folder is in use or cannot be written, or the port is taken
 */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const store = new Store(options.folder);
  const context = { store, cursors: new Cursors() };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    let application: string | undefined;
    void serve(socket, (command) => {
      application ??= applicationOf(command);
      return answerCommand(command, context, options.beforeCommand, application);
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening').catch(async (error: unknown) => {
    await store[Symbol.asyncDispose]();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    uri: uriOf(port),
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      // A reset, not an end: a driver that writes while it reads the end waits for an answer for ever.
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
      await store[Symbol.asyncDispose]();
    },
  };
}

/** What a client calls itself in the first command of a connection. */
const applicationOf = (command: Fields): string | undefined => {
  const name = valueAt(command, 'client.application.name');
  return typeof name === 'string' ? name : undefined;
};

/** The address of a store that listens on this port. */
export const uriOf = (port: number): string =>
  `mongodb://127.0.0.1:${port}/?directConnection=true&retryWrites=false`;

/** Answers a client's commands one after another until it goes; a message that cannot be read ends the connection. */
async function serve(socket: Socket, answer: (command: Fields) => Promise<Fields>): Promise<void> {
  socket.setNoDelay(true);
  try {
    for await (const message of readMessages(socket)) {
      const request = parseMessage(message);
      const reply = await answer(request.command);
      if (!request.isSilent && !socket.write(formatReply(request, reply))) await once(socket, 'drain');
    }
  } catch {
    // The client has gone, or does not speak the protocol: there is nobody to tell.
  } finally {
    socket.destroy();
  }
}
