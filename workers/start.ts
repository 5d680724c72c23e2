import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { hostname } from 'node:os';
import type { Core } from '../core/core.ts';
import { Floor } from './floor.ts';
import { openProviders } from './open-providers.ts';
import type { Providers } from './providers.ts';
import type { WorkerSettings } from './settings.ts';
import { WorkerStopping } from './stopping.ts';
import { startSweeping } from './sweeping.ts';
import { work } from './work.ts';

/** Running workers of this process. */
export interface Workers {
  /** Takes no new runs, lets those in hand finish within the configured time, and gives back what is left. */
  stop(): Promise<void>;
}

/** How long a run may take to be given back, in milliseconds. */
const handingBack = 3_000;

/**
 * Starts to take runs from the queue, and to sweep. Fails in nothing: what is unreachable is waited for.
 * @param overrides providers other than those that the configuration names
 */
export function startWorkers(
  core: Core,
  settings: WorkerSettings,
  overrides: { readonly providers?: Providers } = {},
): Workers {
  const providers = overrides.providers ?? openProviders(settings, core.clock);
  const worker = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const floor = new Floor();
  const stopping = new AbortController();
  // Each run in hand listens.
  setMaxListeners(settings.WORKER_CONCURRENCY + 1, stopping.signal);
  const consumer = core.queues.consumeRuns(
    (run) => work({ core, providers, worker, floor }, run, stopping.signal),
    settings.WORKER_CONCURRENCY,
  );
  const sweeping = startSweeping(core, settings.WORKER_SWEEP);
  return {
    async stop() {
      const timer = setTimeout(() => {
        stopping.abort(new WorkerStopping());
      }, settings.WORKER_STOP);
      await Promise.all([consumer.stop(settings.WORKER_STOP + handingBack), sweeping.stop()]);
      clearTimeout(timer);
    },
  };
}
