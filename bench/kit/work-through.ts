import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '../../core/core.ts';
import type { Providers } from '../../workers/providers.ts';
import { Floor } from '../../workers/floor.ts';
import { work } from '../../workers/work.ts';

const concurrency = 50;
/** Milliseconds between two looks at the queue: what the measurement may be off by. */
const look = 5;

/** Works as a worker does, without its sweep, until nothing waits and nothing is in hand. Gives the milliseconds. */
export async function workThrough(core: Core, providers: Providers): Promise<number> {
  const workshop = { core, providers, worker: `bench-${process.pid}`, floor: new Floor() };
  const { signal } = new AbortController();
  // One listener per run in hand.
  setMaxListeners(0, signal);
  const before = performance.now();
  const consumer = core.queues.consumeRuns((run) => work(workshop, run, signal), concurrency);
  await untilEmpty(() => core.queues.countRuns());
  const milliseconds = performance.now() - before;
  await consumer.stop(1_000);
  return milliseconds;
}

/** Waits until a queue has neither waiting nor active jobs. */
export async function untilEmpty(
  count: () => Promise<{ readonly waiting: number; readonly active: number }>,
): Promise<void> {
  for (;;) {
    const { waiting, active } = await count();
    if (waiting + active === 0) return;
    await wait(look);
  }
}
