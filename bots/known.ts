import { minute } from '../core/base/clock.ts';
import type { Core } from '../core/core.ts';
import type { Call } from './call.ts';

const lifetime = 10 * minute;
const most = 10_000;

/**
 * Who was allowed to make something in the open in a place a moment ago. Only with that a first answer may be public:
 * asking the store first would cost the time that the platform allows for it.
 */
export class Known {
  readonly #core: Core;
  readonly #until = new Map<string, number>();

  constructor(core: Core) {
    this.#core = core;
  }

  has(call: Call): boolean {
    return (this.#until.get(keyOf(call)) ?? 0) > this.#core.clock.now().getTime();
  }

  add(call: Call): void {
    if (this.#until.size >= most) this.#until.clear();
    this.#until.set(keyOf(call), this.#core.clock.now().getTime() + lifetime);
  }

  remove(call: Call): void {
    this.#until.delete(keyOf(call));
  }
}

const keyOf = ({ person, place }: Call): string =>
  JSON.stringify([person.platform, person.team, person.user, place.team]);
