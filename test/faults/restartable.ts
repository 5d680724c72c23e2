import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import type { BeforeCommand } from '../../playground/mongo/dispatch.ts';
import { type EmbeddedStore, startEmbeddedStore } from '../../playground/mongo/server.ts';
import { type RunningRedis, startRedis } from '../../playground/redis.ts';

/** A Redis that may die, and comes back where it was. */
export class RestartableRedis implements AsyncDisposable {
  readonly url: string;
  readonly #folder: string;
  #running: RunningRedis;

  private constructor(folder: string, running: RunningRedis) {
    this.#folder = folder;
    this.#running = running;
    this.url = running.url;
  }

  static async start(folder: string): Promise<RestartableRedis> {
    return new RestartableRedis(folder, await startRedis({ folder }));
  }

  /** Ends it with -9. */
  async kill(): Promise<void> {
    const exited = once(this.#running.process, 'exit');
    this.#running.process.kill('SIGKILL');
    await exited;
  }

  /** Starts it again on its port, with what its files hold. */
  async startAgain(): Promise<void> {
    this.#running = await startRedis({ folder: this.#folder, port: Number(new URL(this.url).port) });
  }

  /** Starts it again with nothing in it. */
  async startEmpty(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    await this.startAgain();
  }

  /** Copies its files as they are now, and gives the way to start it again with these. */
  keepFiles(): { startAgain: () => Promise<void> } {
    const kept = `${this.#folder}-kept`;
    cpSync(this.#folder, kept, { recursive: true });
    return {
      startAgain: async () => {
        rmSync(this.#folder, { recursive: true });
        cpSync(kept, this.#folder, { recursive: true });
        await this.startAgain();
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#running[Symbol.asyncDispose]();
  }
}

/** An embedded store in this process that may be stopped, and comes back with what it held. */
export class RestartableStore implements AsyncDisposable {
  readonly uri: string;
  readonly #folder: string;
  readonly #beforeCommand: BeforeCommand;
  #running: EmbeddedStore;

  private constructor(folder: string, beforeCommand: BeforeCommand, running: EmbeddedStore) {
    this.#folder = folder;
    this.#beforeCommand = beforeCommand;
    this.#running = running;
    this.uri = running.uri;
  }

  static async start(folder: string, beforeCommand: BeforeCommand): Promise<RestartableStore> {
    return new RestartableStore(folder, beforeCommand, await startEmbeddedStore({ folder, beforeCommand }));
  }

  async stop(): Promise<void> {
    await this.#running[Symbol.asyncDispose]();
  }

  async startAgain(): Promise<void> {
    const { port } = this.#running;
    this.#running = await startEmbeddedStore({
      folder: this.#folder,
      beforeCommand: this.#beforeCommand,
      port,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
