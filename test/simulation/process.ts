import type { Core } from '../../core/core.ts';
import type { ProcessName } from './ground.ts';
import type { Stops } from './stops.ts';

/** What a process does when it starts, with a core of its own; gives what takes it out of service. */
export type Start = (process: SimulatedProcess) => () => void;

/** One process of the product: what it holds in memory goes when it is killed, and nothing it had begun goes on. */
export class SimulatedProcess {
  readonly name: ProcessName;
  /** How often it was started. */
  life = 0;
  isDying = false;
  #core: Core | undefined;
  #leave: () => void = () => undefined;
  readonly #stops: Stops;
  readonly #openCore: () => Core;
  readonly #start: Start;
  readonly #running = new Set<Promise<void>>();

  constructor(name: ProcessName, stops: Stops, openCore: () => Core, start: Start) {
    this.name = name;
    this.#stops = stops;
    this.#openCore = openCore;
    this.#start = start;
  }

  get core(): Core {
    if (!this.#core) throw new Error(`${this.name} was never started`);
    return this.#core;
  }

  start(): void {
    this.life += 1;
    this.#core = this.#openCore();
    this.#leave = this.#start(this);
  }

  /** Begins some work; what it throws is given to `onError`, also when it was broken off by death. */
  run(work: () => Promise<void>, onError: (error: unknown) => void): void {
    const running = work().catch(onError);
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  /** Nothing of it reaches the world any more; when all its work has noticed, it is started again. */
  async restart(): Promise<void> {
    this.isDying = true;
    this.#leave();
    this.#stops.refuse(this.name);
    await Promise.all(this.#running);
    this.isDying = false;
    this.start();
  }
}
