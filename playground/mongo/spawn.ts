import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { uriOf } from './server.ts';

/** A store in a process of its own. Disposing it stops the process; it stops by itself when this one ends. */
export interface SpawnedStore extends AsyncDisposable {
  readonly uri: string;
  readonly process: ChildProcess;
}

const ready = z.object({ port: z.number() });
const root = join(import.meta.dirname, '../..');

/**
 * Starts the embedded store as a program and waits until it listens.
 * @throws Error with one line: the folder cannot be written, or is in use by process N
 */
export async function spawnEmbeddedStore(folder: string): Promise<SpawnedStore> {
  const program = join(import.meta.dirname, 'main.ts');
  const options = ['--data', resolve(folder), '--until-input-ends'];
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...options], { cwd: root });
  const complaint = text(child.stderr);
  const lines = createInterface(child.stdout);
  const line = await Promise.race([
    once(lines, 'line').then(([first]) => String(first)),
    once(child, 'close').then(() => undefined),
  ]);
  if (line === undefined)
    throw new Error((await complaint).trim() || 'the embedded store ended while it started');
  return {
    uri: uriOf(ready.parse(JSON.parse(line)).port),
    process: child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, 'exit');
      child.kill('SIGTERM');
      await closed;
    },
  };
}
