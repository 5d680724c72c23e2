import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFiles } from '../../bundle.ts';
import { type SpawnedProgram, spawnBundle, type SpawnOptions } from '../../playground/spawn-program.ts';
import type { Stage } from './stage.ts';

const root = join(import.meta.dirname, '../..');

/** A program of the tests, bundled where its packages are found. Disposing it removes the bundle. */
export async function bundled(main: string): Promise<Disposable & { readonly path: string }> {
  const folder = mkdtempSync(join(root, 'node_modules/.cache/persona-faults-'));
  await bundleFiles({ program: main }, folder);
  return {
    path: join(folder, 'program.js'),
    [Symbol.dispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Keeps a program running on a stage, as whatever runs it in production would: one that ends is started again. */
export class Supervised implements AsyncDisposable {
  readonly #start: () => Promise<SpawnedProgram>;
  #isStopped = false;
  #running: SpawnedProgram;
  #watching: Promise<void>;
  /** How often it had to be started again. */
  restarts = 0;

  private constructor(start: () => Promise<SpawnedProgram>, running: SpawnedProgram) {
    this.#start = start;
    this.#running = running;
    this.#watching = this.#watch();
  }

  static async start(stage: Stage, path: string, options: Omit<SpawnOptions, 'folder'>): Promise<Supervised> {
    const start = async () => {
      const program = await spawnBundle(path, { ...options, folder: stage.folder });
      stage.adopt(program);
      return program;
    };
    return new Supervised(start, await start());
  }

  async #watch(): Promise<void> {
    for (;;) {
      await this.#running.ended;
      if (this.#isStopped) return;
      this.restarts += 1;
      this.#running = await this.#start();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopped = true;
    await this.#running.kill();
    await this.#watching;
  }
}
