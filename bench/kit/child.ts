import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Variables } from '../../playground/environment.ts';
import type { Memory } from './probe.ts';

/** A program in a process of its own. */
export interface Child extends AsyncDisposable {
  /** What it holds after the garbage was collected. */
  memory(): Promise<Memory>;
  /** Ends it with -9, as a crash would. */
  kill(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const probe = join(import.meta.dirname, 'probe.ts');
const startMilliseconds = 60_000;

/**
 * Starts a program by tsx and waits until it says that it has started, as the programs' log does.
 * @param file from the root of the repository
 * @throws Error with what it said last
 */
export async function startChild(file: string, environment: Variables): Promise<Child> {
  const imports = ['--expose-gc', '--import', import.meta.resolve('tsx'), '--import', probe];
  const child = spawn(process.execPath, [...imports, join(root, file)], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  const tail: string[] = [];
  const started = new Promise<true>((resolve) => {
    for (const output of [child.stdout, child.stderr]) {
      if (!output) continue;
      createInterface(output).on('line', (line) => {
        if (tail.push(line) > 5) tail.shift();
        if (line.includes('"event":"started"')) resolve(true);
      });
    }
  });
  const isUp = await Promise.race([
    started,
    exited.then(() => false),
    wait(startMilliseconds, false, { ref: false }),
  ]);
  if (!isUp) {
    child.kill('SIGKILL');
    throw new Error(`${file} did not start: ${tail.join('\n')}`);
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await exited;
  };
  return {
    async memory() {
      child.send('memory');
      const [answer] = (await once(child, 'message')) as [Memory];
      return answer;
    },
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  };
}
