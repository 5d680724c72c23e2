import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { findFreePort } from './kit/free-port.ts';

/** A Redis server of our own. Disposing it stops the process; it stops by itself when this one ends. */
export interface RunningRedis extends AsyncDisposable {
  readonly url: string;
  readonly process: ChildProcess;
}

const notInstalled =
  'redis-server is not installed: apt-get install -y redis-server (macOS: brew install redis), or set REDIS_URL';

const startMilliseconds = 10_000;

/**
 * Starts `redis-server` on 127.0.0.1, with its data in `folder`: an append-only file that is synced
 * every second, and no eviction, as BullMQ asks. Resolves when it answers.
 * @throws Error with one line where the program is missing or does not start
 */
export async function startRedis({
  folder,
  port: wanted,
}: {
  readonly folder: string;
  /** Default: any free port. */
  readonly port?: number;
}): Promise<RunningRedis> {
  const directory = resolve(folder);
  mkdirSync(directory, { recursive: true });
  const port = wanted ?? (await findFreePort());
  const child = spawn('redis-server', optionsFor(port, directory), {
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own: Ctrl-C goes to the whole group of a terminal, and Redis must outlive those who still work with it.
    detached: true,
  });
  const output = collectTail(child);
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw new Error(isMissing(error) ? notInstalled : `redis-server does not start: ${String(error)}`, {
      cause: error,
    });
  }
  stopWithParent(child);
  if (!(await answers(port, child))) {
    child.kill('SIGKILL');
    throw new Error(`redis-server does not start: ${output().trim().split('\n').at(-1) ?? ''}`);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    process: child,
    [Symbol.asyncDispose]: () => stop(child),
  };
}

const optionsFor = (port: number, directory: string): string[] => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--dir', directory],
  ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction', '--save', ''],
];

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Reads the log, so that the pipe never fills, and gives its last part. */
function collectTail(child: ChildProcess): () => string {
  let tail = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-4_000);
  });
  return () => tail;
}

/**
 * redis-server does not notice that its parent has died. A shell that reads a pipe from this process does: when the
 * pipe ends, however this process ended, it stops Redis. It goes first when Redis goes, so that it never stops another.
 */
function stopWithParent(child: ChildProcess): void {
  const script = 'trap "" INT TERM HUP; cat > /dev/null; kill -TERM "$1"';
  const watcher = spawn('/bin/sh', ['-c', script, 'watcher', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  child.once('exit', () => watcher.kill('SIGKILL'));
}

/** False where Redis ends, or says nothing for too long. */
async function answers(port: number, child: ChildProcess): Promise<boolean> {
  const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 20, maxRetriesPerRequest: null });
  // Refused connections are expected until Redis listens.
  redis.on('error', () => undefined);
  try {
    return await Promise.race([
      redis.ping().then(() => true),
      once(child, 'exit').then(() => false),
      wait(startMilliseconds, false, { ref: false }),
    ]);
  } finally {
    redis.disconnect();
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
