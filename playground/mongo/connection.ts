import type { Socket } from 'node:net';
import type { Fields } from './fields.ts';
import { formatReply, parseMessage, readMessages } from './wire.ts';

/** Answers a client's commands one after another until it goes; a message that cannot be read ends the connection. */
export async function serveConnection(
  socket: Socket,
  answer: (command: Fields) => Promise<Fields>,
): Promise<void> {
  socket.setNoDelay(true);
  try {
    for await (const message of readMessages(socket)) {
      const request = parseMessage(message);
      const reply = await answer(request.command);
      if (!request.isSilent) await send(socket, formatReply(request, reply));
    }
  } catch {
    // The client has gone, or does not speak the protocol: there is nobody to tell.
  } finally {
    socket.destroy();
  }
}

const send = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
