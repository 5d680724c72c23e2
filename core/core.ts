import { type Clock, systemClock } from './base/clock.ts';
import { type Log, openLog } from './base/log.ts';
import { type Metrics, openMetrics } from './base/metrics.ts';
import { openQueues, type Queues } from './jobs/queues.ts';
import { useCatalogue } from './profile/catalogue.ts';
import { register } from './register.ts';
import type { CoreSettings } from './settings.ts';
import { connectStore, type Store } from './store/connect.ts';
import { prepareStore } from './store/prepare.ts';

/** What every use case is given. */
export interface Core extends AsyncDisposable {
  readonly settings: CoreSettings;
  readonly store: Store;
  readonly queues: Queues;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface CoreOverrides {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly metrics?: Metrics;
  /** Milliseconds that one operation on the store may take; default 5,000. Where somebody waits in a chat, less. */
  readonly storePatience?: number;
}

/**
 * Opens the store and the queues, and makes the settings' catalogue that of the process. A fresh store is set up; one of another schema is refused.
 * @throws Problem `store-unavailable`, `queue-unavailable`, or `configuration` where the store is of another schema
 */
export async function openCore(settings: CoreSettings, overrides: CoreOverrides = {}): Promise<Core> {
  useCatalogue(settings.PERSONA_CATALOGUE);
  const queues = openQueues({ url: settings.REDIS_URL, lock: settings.PERSONA_JOB_LOCK });
  const store = await openStore(settings, overrides).catch(async (error: unknown) => {
    await queues[Symbol.asyncDispose]();
    throw error;
  });
  const dispose = async () => {
    await queues[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  };
  try {
    await queues.ping();
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    settings,
    store,
    queues,
    clock: overrides.clock ?? systemClock,
    log: overrides.log ?? openLog(settings.LOG_LEVEL),
    metrics: overrides.metrics ?? openMetrics(),
    [Symbol.asyncDispose]: dispose,
  };
}

/** While it connects, so do the queues. */
async function openStore(settings: CoreSettings, { clock, storePatience }: CoreOverrides): Promise<Store> {
  const store = await connectStore({
    uri: settings.MONGODB_URI,
    masters: settings.PERSONA_MASTER_KEYS,
    lookups: settings.PERSONA_LOOKUP_KEYS,
    ...(storePatience !== undefined && { patience: storePatience }),
  });
  try {
    await prepareStore(store, clock ?? systemClock, register);
    return store;
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
}
