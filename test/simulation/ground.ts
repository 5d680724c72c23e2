import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../core/base/clock.ts';
import { register } from '../../core/register.ts';
import { keyringSetting } from '../../core/crypto/keyring.ts';
import { connectStore, type Store } from '../../core/store/connect.ts';
import { prepareStore } from '../../core/store/prepare.ts';
import { Closing } from '../../playground/kit/closing.ts';
import type { BeforeCommand } from '../../playground/mongo/dispatch.ts';
import { startEmbeddedStore } from '../../playground/mongo/server.ts';

export const processNames = ['bots-1', 'bots-2', 'workers-1', 'workers-2'] as const;
export type ProcessName = (typeof processNames)[number];

type Arriving = Parameters<BeforeCommand>[0];
/** Called before each command of a process; what it throws is the process's answer. */
export type BeforeProcessCommand = (process: ProcessName, command: Arriving) => Promise<void>;

/** The one store under all simulations of a test file, and a connection of each process. */
export interface Ground extends AsyncDisposable {
  readonly stores: Readonly<Record<ProcessName, Store>>;
  /** Looks into the store without coming to a stop. */
  readonly observer: Store;
  /** Undefined where nobody is to be stopped. */
  before: BeforeProcessCommand | undefined;
  /**
   * Resolves when every command that was let go is answered, and what follows from the answer has been done.
   * @param isBusy whether something else is still under way
   */
  stillness(isBusy: () => boolean): Promise<void>;
  /** Removes every document. */
  empty(): Promise<void>;
}

/** Turns of the event loop without a movement: what an answer sets off takes less until it comes to the next stop. */
const calmTurns = 4;

const key = (byte: number) => keyringSetting.parse(`1:${Buffer.alloc(32, byte).toString('base64')}`);

/** Opens the ground. It lies in memory where the machine has such a folder: each write waits for the disk otherwise. */
export async function openGround(): Promise<Ground> {
  const closing = new Closing();
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'persona-simulation-'));
  closing.defer(() => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  const told: { before: BeforeProcessCommand | undefined } = { before: undefined };
  /** Collections that may hold something. */
  const touched = new Set<string>();
  let held = 0;
  const beforeCommand: BeforeCommand = async (command) => {
    if (command.collection !== undefined && command.name !== 'find') touched.add(command.collection);
    const process = processNames.find((name) => name === command.application);
    if (!told.before || !process || command.collection === undefined) return;
    held += 1;
    await told.before(process, command).finally(() => {
      held -= 1;
    });
  };
  const server = closing.use(await startEmbeddedStore({ folder, beforeCommand }));
  let sent = 0;
  const connect = async (name: string) => {
    const uri = `${server.uri.replace('/?', '/persona?')}&appName=${name}`;
    const store = closing.use(
      await connectStore({ uri, masters: key(1), lookups: key(2), patience: 60_000 }),
    );
    const client = store.connection.getClient();
    client.on('connectionCheckOutStarted', () => {
      sent += 1;
    });
    for (const event of ['connectionCheckedIn', 'connectionCheckOutFailed'] as const)
      client.on(event, () => {
        sent -= 1;
      });
    return store;
  };
  const observer = await connect('observer');
  await prepareStore(observer, systemClock, register);
  const stores = {
    'bots-1': await connect('bots-1'),
    'bots-2': await connect('bots-2'),
    'workers-1': await connect('workers-1'),
    'workers-2': await connect('workers-2'),
  };
  return Object.assign(told, {
    ...{ observer, stores },
    async stillness(isBusy: () => boolean) {
      for (let calm = 0; calm < calmTurns; calm += 1) {
        await setImmediate();
        if (sent !== held || isBusy()) calm = -1;
      }
    },
    async empty() {
      for (const name of [...touched]) await observer.connection.collection(name).deleteMany({});
      touched.clear();
    },
    [Symbol.asyncDispose]: () => closing[Symbol.asyncDispose](),
  });
}
