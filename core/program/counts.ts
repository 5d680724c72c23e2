import { dayOf } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { warningAt } from '../jobs/budget.ts';
import { spending } from '../jobs/budget-records.ts';
import { rowsOf } from '../store/rows.ts';

/** Puts what is counted at the moment of asking into the metrics. What cannot be reached keeps its last count. */
export async function countNow(core: Core): Promise<void> {
  await Promise.all([unlessAway(() => countQueue(core)), unlessAway(() => countSpend(core))]);
}

async function countQueue({ queues, metrics }: Core): Promise<void> {
  const { waiting, active } = await queues.countRuns();
  metrics.queueJobs.set({ queue: 'runs', state: 'waiting' }, waiting);
  metrics.queueJobs.set({ queue: 'runs', state: 'active' }, active);
}

async function countSpend({ store, clock, metrics, settings }: Core): Promise<void> {
  const today = await rowsOf(store, spending).get(dayOf(clock.now()));
  metrics.spend.set({ what: 'used' }, (today?.used ?? 0) / 1_000_000);
  metrics.spend.set({ what: 'reserved' }, (today?.total ?? 0) / 1_000_000);
  metrics.spend.set({ what: 'warning' }, warningAt(settings) / 1_000_000);
  metrics.spend.set({ what: 'limit' }, settings.PERSONA_DAILY_SPEND / 1_000_000);
}

async function unlessAway(count: () => Promise<void>): Promise<void> {
  try {
    await count();
  } catch (error) {
    if (error instanceof Problem && ['store-unavailable', 'queue-unavailable'].includes(error.code)) return;
    throw error;
  }
}
