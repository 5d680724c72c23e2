import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { uriOf } from '../../playground/mongo/server.ts';
import { startRedis } from '../../playground/redis.ts';
import { findFreePort } from '../../playground/kit/free-port.ts';

/** A server in a process of its own, on a port that stays, so that it can be killed and come back. */
export interface BreakableServer {
  readonly port: number;
  /** From now on the process answers nothing, and its connections stay open. */
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Redis and the embedded store, in a folder of their own. */
export interface Servers extends AsyncDisposable {
  readonly redis: BreakableServer;
  readonly store: BreakableServer;
  /** What programs are told of them. */
  readonly given: { readonly REDIS_URL: string; readonly MONGODB_URI: string };
}

export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'persona-servers-'));
  const redis = await breakable(async (port) => {
    return (await startRedis({ folder: join(folder, 'redis'), port })).process;
  });
  const store = await breakable((port) => startStore(join(folder, 'store'), port));
  return {
    redis,
    store,
    given: { REDIS_URL: `redis://127.0.0.1:${redis.port}`, MONGODB_URI: uriOf(store.port) },
    async [Symbol.asyncDispose]() {
      await Promise.all([redis.kill(), store.kill()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function breakable(launch: (port: number) => Promise<ChildProcess>): Promise<BreakableServer> {
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

async function startStore(folder: string, port: number): Promise<ChildProcess> {
  const program = ['--import', 'tsx', resolve('playground/mongo/main.ts'), '--until-input-ends'];
  const options = ['--data', folder, '--port', String(port)];
  const child = spawn(process.execPath, [...program, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  // Its first line says that it listens.
  await once(child.stdout, 'data');
  return child;
}
