import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { builtProgram, type SpawnableProgram } from './built-program.ts';
import type { Variables } from './environment.ts';

/** A program of the product in a process of its own. Disposing it stops it as an operator would, by SIGTERM. */
export interface SpawnedProgram extends AsyncDisposable {
  readonly pid: number;
  /** What it has logged so far, line by line. */
  readonly lines: readonly string[];
  /** Its exit code, once it has ended; null where a signal has ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it with -9, as a crash would: it cleans up nothing. */
  kill(): Promise<void>;
}

export interface SpawnOptions {
  /** All that it is started with. Its log level must let `started` through. */
  readonly environment: Variables;
  /** Where it runs; a `.env` there is read by it. */
  readonly folder: string;
  /** What else Node is started with. */
  readonly nodeOptions?: readonly string[];
}

const startMilliseconds = 60_000;

/** Ends the process with its standard input: a parent that dies, however it dies, closes the pipe. */
const untilInputEnds =
  "data:text/javascript,process.stdin.on('end', () => process.exit()).on('error', () => process.exit()).resume();";

/** Starts a program of the product, from its bundle. @throws as `spawnBundle` */
export async function spawnProgram(
  program: SpawnableProgram,
  options: SpawnOptions,
): Promise<SpawnedProgram> {
  return spawnBundle(await builtProgram(program), options);
}

/**
 * Starts a bundle and waits until it says that it has started.
 * @throws Error with what it said last, where it ended instead or took more than a minute
 */
export async function spawnBundle(
  main: string,
  { environment, folder, nodeOptions = [] }: SpawnOptions,
): Promise<SpawnedProgram> {
  const options = ['--enable-source-maps', '--import', untilInputEnds, ...nodeOptions];
  const child = spawn(process.execPath, [...options, main], { cwd: folder, env: { ...environment } });
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
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
    await ended;
  };
  const isUp = await Promise.race([
    started.then(() => true),
    ended.then(() => false),
    wait(startMilliseconds, false, { ref: false }),
  ]);
  if (!isUp || child.pid === undefined) {
    child.kill('SIGKILL');
    throw new Error(`${basename(main)} did not start: ${lines.slice(-5).join('\n')}`);
  }
  return {
    pid: child.pid,
    lines,
    ended,
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  };
}
