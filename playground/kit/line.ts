import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Closing } from './closing.ts';

/** What a line does with the bytes that go over it, in both directions. */
export type LineState =
  | { readonly kind: 'whole' }
  /** Each part comes this many milliseconds later. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Bytes come in slices of this length. */
  | { readonly kind: 'slicing'; readonly bytes: number }
  /** Each connection is reset once so many bytes have gone over it. */
  | { readonly kind: 'resetting'; readonly bytes: number }
  /** Connections stand, new ones are taken, and nothing ever comes. */
  | { readonly kind: 'half-open' };

/** A line to a server, which can be disturbed. */
export interface Line extends AsyncDisposable {
  readonly port: number;
  /** Changes what happens from now on, on standing connections too. Those that were half-open stay so until they end. */
  become(state: LineState): void;
}

/** Opens a line on 127.0.0.1 that leads to a server's port there. */
export async function openLine(target: number): Promise<Line> {
  let state: LineState = { kind: 'whole' };
  const connections = new Set<Socket>();
  // An end that comes over the line waits for the bytes before it, as on a real one.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    for (const socket of [near, far]) {
      connections.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => connections.delete(socket));
    }
    // Whoever called has gone: nobody waits for what is still on its way.
    near.on('close', () => far.destroy());
    const passed = { bytes: 0 };
    void carry(near, far, () => state, passed);
    void carry(far, near, () => state, passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const closing = new Closing();
  closing.defer(async () => {
    for (const socket of connections) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    port: (server.address() as AddressInfo).port,
    become(next) {
      state = next;
    },
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  };
}

/** Carries one direction, part after part, as the line's state asks for. A dead line carries no end either. */
async function carry(
  from: Socket,
  to: Socket,
  stateNow: () => LineState,
  passed: { bytes: number },
): Promise<void> {
  let isLost = false;
  try {
    for await (const chunk of from) {
      const part = chunk as Buffer;
      const state = stateNow();
      // What a dead line has swallowed never comes, and nothing after it could make sense.
      isLost ||= state.kind === 'half-open';
      if (isLost) continue;
      passed.bytes += part.length;
      if (state.kind === 'resetting' && passed.bytes > state.bytes) from.resetAndDestroy();
      else await send(part, to, state);
    }
    if (!isLost) to.end();
  } catch {
    to.destroy();
  }
}

async function send(part: Buffer, to: Socket, state: LineState): Promise<void> {
  if (state.kind === 'slow') await sleep(state.milliseconds);
  const length = state.kind === 'slicing' ? state.bytes : part.length;
  for (let start = 0; start < part.length; start += length) {
    const isTaken = to.write(part.subarray(start, start + length));
    // Each slice is a packet of its own.
    if (state.kind === 'slicing') await new Promise(setImmediate);
    if (!isTaken && !to.destroyed) await Promise.race([once(to, 'drain'), once(to, 'close')]);
  }
}
