import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { builtProgram } from './built-program.ts';
import type { Variables } from './environment.ts';

/** A program of the product in a process of its own. Disposing it stops it as an operator would, by SIGTERM. */
export interface SpawnedProgram extends AsyncDisposable {
  readonly pid: number;
  /** What it has logged so far, line by line. */
  readonly lines: readonly string[];
  /** Ends it with -9, as a crash would: it cleans up nothing. */
  kill(): Promise<void>;
}

export interface SpawnOptions {
  readonly program: 'bots' | 'workers';
  /** All that it is started with. Its log level must let `started` through. */
  readonly environment: Variables;
  /** Where it runs; a `.env` there is read by it. */
  readonly folder: string;
}

const startMilliseconds = 60_000;

/** Ends the process with its standard input: a parent that dies, however it dies, closes the pipe. */
const untilInputEnds =
  "data:text/javascript,process.stdin.on('end', () => process.exit()).on('error', () => process.exit()).resume();";

/**
 * Starts a program's bundle and waits until it says that it has started.
 * @throws Error with what it said last, where it ended instead or took more than a minute
 */
export async function spawnProgram({ program, environment, folder }: SpawnOptions): Promise<SpawnedProgram> {
  const options = ['--enable-source-maps', '--import', untilInputEnds];
  const main = await builtProgram(program);
  const child = spawn(process.execPath, [...options, main], { cwd: folder, env: { ...environment } });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  const started = new Promise<void>((resolve) => {
    for (const output of [child.stdout, child.stderr]) {
      createInterface(output).on('line', (line) => {
        lines.push(line);
        if (line.includes('"event":"started"')) resolve();
      });
    }
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  const isUp = await Promise.race([
    started.then(() => true),
    exited.then(() => false),
    wait(startMilliseconds, false, { ref: false }),
  ]);
  if (!isUp || child.pid === undefined) {
    child.kill('SIGKILL');
    throw new Error(`${program} did not start: ${lines.slice(-5).join('\n')}`);
  }
  return {
    pid: child.pid,
    lines,
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  };
}
