import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { uriOf } from './server.ts';

/** A store in a process of its own. Disposing it stops the process; it stops by itself when this one ends. */
export interface SpawnedStore extends AsyncDisposable {
  readonly uri: string;
  readonly process: ChildProcess;
}

const root = join(import.meta.dirname, '../..');
const program = ['--import', 'tsx', join(import.meta.dirname, 'main.ts'), '--until-input-ends', '--data'];

/**
 * Starts the embedded store as a program and waits until it listens.
 * @param port 0: any free one
 * @throws Error with one line: the folder cannot be written, or is in use by process N
 */
export async function spawnEmbeddedStore(folder: string, port = 0): Promise<SpawnedStore> {
  const place = [resolve(folder), '--port', String(port)];
  // A group of its own: Ctrl-C goes to the whole group of a terminal, and the store must outlive those who still write to it.
  const child = spawn(process.execPath, [...program, ...place], { cwd: root, detached: true });
  const complaint = text(child.stderr);
  const closed = once(child, 'close').then(() => undefined);
  // The one line that it writes is its port.
  const line = await Promise.race([once(child.stdout, 'data'), closed]);
  if (!line) throw new Error((await complaint).trim() || 'the embedded store ended while it started');
  return {
    uri: uriOf(Number(line)),
    process: child,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
