import { vi } from 'vitest';
import type { Clock } from '../../core/base/clock.ts';

/**
 * A clock that stands until the simulation turns it. It is far ahead of the machine's: the store removes what has
 * expired by the machine's clock, and would do so in the middle of a simulation.
 */
export class SimulatedClock implements Clock {
  #now: Date;
  /** Milliseconds by which it was turned so far. */
  turned = 0;

  constructor(start: Date) {
    this.#now = start;
  }

  now = (): Date => this.#now;

  /** Lets the time pass at once: what was to happen every second happens late, and once. */
  turn(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
    this.turned += milliseconds;
    vi.advanceTimersByTime(milliseconds);
  }
}

/**
 * From now on only `SimulatedClock` moves what the product does every second, and how long it keeps keys and names in
 * memory. Servers and clients keep their own time.
 */
export function standStill(): void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
}
