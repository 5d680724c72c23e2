import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../../core/base/log.ts';
import { Closing } from '../../playground/kit/closing.ts';
import { type SpawnedProgram, type SpawnOptions, spawnProgram } from '../../playground/spawn-program.ts';
import { openStack, type Stack, type StackOptions } from '../../playground/stack.ts';
import { HeldStore } from './held-store.ts';
import { Load } from './load.ts';
import { RestartableRedis, RestartableStore } from './restartable.ts';

/** The whole system where faults are tried: what it logs, writes and answers is at hand. */
export interface Stage extends Stack {
  readonly folder: string;
  readonly load: Load;
  /** Undefined where the store is another one: its commands cannot be held. */
  readonly store: HeldStore | undefined;
  /** The servers under the stage; another store, or a MongoDB of the environment, is not among them. */
  readonly servers: { readonly redis: RestartableRedis; readonly store: RestartableStore | undefined };
  /** Programs in processes of their own, the dead ones too. */
  readonly programs: readonly SpawnedProgram[];
  /** Starts a program with this stage's environment. */
  spawn(program: 'bots' | 'workers', options?: Pick<SpawnOptions, 'nodeOptions'>): Promise<SpawnedProgram>;
  /** Takes a program among this stage's own: its log is looked into, and it ends with the stage. */
  adopt(program: SpawnedProgram): void;
  /** Everything that was logged by all programs. */
  logged(): string;
}

/** Enough for every test, so that none meets a limit that it does not ask for. */
const roomy = { PERSONA_DAILY_QUOTA: '1000', PERSONA_DAILY_SPEND: '1000', LOG_LEVEL: 'info' };

export interface StageOptions extends Omit<StackOptions, 'folder' | 'log'> {
  /** Starts a store in the place of the one in this process, with its data in this folder. */
  readonly startStore?: (folder: string) => Promise<{ readonly uri: string } & AsyncDisposable>;
  /** Puts something between the product and its servers; gives the addresses to use instead of theirs. */
  readonly reach?: (servers: ServerAddresses) => Promise<ServerAddresses>;
}

export interface ServerAddresses {
  readonly MONGODB_URI: string;
  readonly REDIS_URL: string;
}

/**
 * Opens the system in a fresh folder, as quick as it can be: on the MongoDB that the environment names, else a store in
 * this process; and on a Redis of its own, whose files are looked into and which may be killed.
 */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const closing = new Closing();
  const folder = mkdtempSync(join(tmpdir(), 'persona-faults-'));
  closing.defer(() => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  const { MONGODB_URI } = process.env;
  const storeFolder = join(folder, 'mongo');
  const other = options.startStore && closing.use(await options.startStore(storeFolder));
  const store = MONGODB_URI === undefined && !other ? new HeldStore() : undefined;
  const server = store && closing.use(await RestartableStore.start(storeFolder, store.before));
  const mongodb = other?.uri ?? server?.uri ?? ownDatabase(MONGODB_URI);
  const redis = closing.use(await RestartableRedis.start(join(folder, 'redis')));
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => lines.push(line) });
  const servers = { MONGODB_URI: mongodb, REDIS_URL: redis.url };
  const given = { ...((await options.reach?.(servers)) ?? servers), ...options.given };
  const set = { ...roomy, ...options.set };
  const stack = closing.use(await openStack({ ...options, folder, given, set, log }));
  stack.openai.pace = { chunkMilliseconds: 1, chunks: 20 };
  stack.fal.pace = { queueMilliseconds: 5, paintMilliseconds: 20 };
  stack.fal.scenario.painter = 'thumbnail';
  const programs: SpawnedProgram[] = [];
  closing.defer(() => Promise.all(programs.map((one) => one.kill())).then(() => undefined));
  return {
    ...stack,
    folder,
    load: new Load(),
    store,
    servers: { redis, store: server },
    programs,
    async spawn(program, options = {}) {
      const spawned = await spawnProgram(program, { environment: stack.environment, folder, ...options });
      programs.push(spawned);
      return spawned;
    },
    adopt(program) {
      programs.push(program);
    },
    logged: () => [...lines, ...programs.flatMap((one) => one.lines)].join('\n'),
    async [Symbol.asyncDispose]() {
      if (!store && !other) await stack.core.store.connection.dropDatabase();
      await closing[Symbol.asyncDispose]();
    },
  };
}

function ownDatabase(server = ''): string {
  const uri = new URL(server);
  uri.pathname = `/persona-faults-${randomUUID()}`;
  return uri.href;
}
