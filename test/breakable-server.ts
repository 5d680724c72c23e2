import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findFreePort } from '../playground/kit/free-port.ts';

/** A server in a process of its own, on a port that stays, so that it can be killed and come back. */
export interface BreakableServer {
  readonly port: number;
  /** From now on the process answers nothing, and its connections stay open. */
  freeze(): void;
  thaw(): void;
  /** Ends it with -9; does nothing where it has ended. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** @param launch starts the server on a port, and resolves when it answers */
export async function breakable(launch: (port: number) => Promise<ChildProcess>): Promise<BreakableServer> {
  const port = await findFreePort();
  let child = await launch(port);
  return {
    port,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    async start() {
      child = await launch(port);
    },
  };
}
