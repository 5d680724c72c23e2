import { runs } from '../../core/jobs/records.ts';
import { isOver, mayMove, type RunState } from '../../core/jobs/run.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import { rowsOf } from '../../core/store/rows.ts';
import type { StoreCommand } from './described.ts';
import type { World } from './world.ts';

/** Looks at the states of all runs after each change, and tells whoever waits for one. */
export class Watch {
  readonly #world: World;
  readonly #states = new Map<string, RunState>();
  #waiting: { readonly run: string; readonly at: string; readonly begin: () => void }[] = [];
  #isBehind = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Begins something when a run is in a state, or over. */
  when(run: string, at: string, begin: () => void): void {
    this.#waiting.push({ run, at, begin });
  }

  /** Begins the first thing whose moment never came; false where there is none. */
  beginNext(): boolean {
    const next = this.#waiting.shift();
    next?.begin();
    return next !== undefined;
  }

  /** A command was let go. */
  passed({ collection, inc, set, verb }: StoreCommand): void {
    const moves = verb === 'inserts' || verb === 'removes' || 'state' in set || 'attempts' in inc;
    if (collection === runs.collection && moves) this.#isBehind = true;
  }

  async look(): Promise<void> {
    if (!this.#isBehind) return;
    this.#isBehind = false;
    const rows = await rowsOf(this.#world.ground.observer, runs).find({});
    // One that was withdrawn may be asked for once more.
    const there = new Set(rows.map(({ _id }) => _id));
    for (const run of [...this.#states.keys()]) if (!there.has(run)) this.#states.delete(run);
    for (const row of rows) this.#note(row);
    const ready = this.#waiting.filter(({ at, run }) => {
      const state = this.#states.get(run);
      return state !== undefined && (state === at || isOver(state));
    });
    this.#waiting = this.#waiting.filter((one) => !ready.includes(one));
    for (const { begin } of ready) begin();
  }

  #note({ _id, state }: Pick<RunRow, '_id' | 'state'>): void {
    const before = this.#states.get(_id);
    this.#states.set(_id, state);
    if (before === undefined || before === state) return;
    // At the end several moves may lie between two looks.
    if (this.#world.stops.isFree ? !isOver(before) : mayMove(before, state)) return;
    this.#world.violations.push(`${this.#world.nameOf(_id)} went from ${before} to ${state}`);
  }
}
