import type { Scheduler } from 'fast-check';

/** Why an actor goes no further: its process was killed. */
export class Died extends Error {
  constructor() {
    super('the process was killed');
    this.name = 'Died';
  }
}

interface Stop {
  readonly actor: string;
  readonly step: string;
  readonly pass: () => void;
  readonly refuse: (reason: Died) => void;
}

/**
 * Every actor comes to a stop before each of its steps, and one is let go at a time: the scheduler says which. Before the
 * next is chosen everything stands still, so that the choices alone decide what happens.
 */
export class Stops {
  /** Who did what, in the order in which it happened. */
  readonly trace: string[] = [];
  steps = 0;
  #arrived: Stop[] = [];
  readonly #standing = new Set<Stop>();
  /** Nobody stops any more. */
  isFree = false;

  /** Resolves when the step may be done. @throws Died */
  before(actor: string, step: string): Promise<void> {
    if (this.isFree) return Promise.resolve();
    return new Promise((pass, refuse) => {
      this.#arrived.push({ actor, step, pass, refuse });
    });
  }

  /** Notes what was not a step of anybody. */
  note(line: string): void {
    if (!this.isFree) this.trace.push(line);
  }

  /** All that an actor was about to do does not happen. */
  refuse(actor: string): void {
    for (const stop of [...this.#arrived, ...this.#standing]) {
      if (stop.actor !== actor) continue;
      this.#standing.delete(stop);
      stop.refuse(new Died());
    }
    this.#arrived = this.#arrived.filter((stop) => stop.actor !== actor);
  }

  /**
   * Lets actors go one at a time until nobody waits.
   * @param stillness resolves when nothing moves but by being let go
   * @param whenIdle called when nobody waits: whether something is to go on nevertheless
   */
  async run(
    scheduler: Scheduler,
    stillness: () => Promise<void>,
    whenIdle: () => Promise<boolean>,
  ): Promise<void> {
    for (;;) {
      await stillness();
      this.#line(scheduler);
      if (this.#standing.size > 0) {
        await scheduler.waitNext(1);
        this.steps += 1;
      } else if (!(await whenIdle())) return;
    }
  }

  /** Of several who came in one turn the names decide who stands first, not the network. */
  #line(scheduler: Scheduler): void {
    const arrived = this.#arrived.toSorted((a, b) => compare(a.actor, b.actor) || compare(a.step, b.step));
    this.#arrived = [];
    for (const stop of arrived) {
      this.#standing.add(stop);
      void scheduler.schedule(Promise.resolve(), `${stop.actor}: ${stop.step}`).then(() => {
        if (!this.#standing.delete(stop)) return;
        this.trace.push(`${stop.actor.padEnd(10)} ${stop.step}`);
        stop.pass();
      });
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
