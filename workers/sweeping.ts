import { setTimeout as sleep } from 'node:timers/promises';
import { within } from '../core/base/deadline.ts';
import { events } from '../core/base/events.ts';
import { toProblem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import { sweep } from '../core/sweep.ts';

/** How long a stop waits for a sweep under way, in milliseconds. */
const patience = 3_000;

/** Sweeps again and again, with this many milliseconds in between. A sweep that fails is followed by the next. */
export function startSweeping(core: Core, pause: number): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const run = async () => {
    while (!stopped.signal.aborted) {
      await sweep(core).catch((error: unknown) => {
        const { code, cause } = toProblem(error);
        events.sweepFailed(core, code, cause);
      });
      // A stop ends the pause.
      await sleep(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped.abort();
      // A sweep that is broken off is repeated by the next, wherever that is.
      await within(patience, running);
    },
  };
}
