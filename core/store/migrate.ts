import type { Clock } from '../base/clock.ts';
import type { Store } from './connect.ts';
import { noteInstallation, readInstallation } from './installation.ts';
import { migrations } from './migrations/list.ts';
import type { Migration } from './migrations/migration.ts';

/** A migration that waits, and what it would do. */
export interface Planned {
  readonly migration: Migration;
  readonly steps: readonly string[];
}

/** What `migrate` would do now. Changes nothing. */
export async function planMigrations(store: Store): Promise<Planned[]> {
  const waiting = await waitingFor(store);
  return Promise.all(waiting.map(async (migration) => ({ migration, steps: await migration.plan(store) })));
}

/**
 * Brings the store to the schema that this code is written for, one migration after another. Repeatable, by several
 * processes at once; one that was broken off goes on where it stopped.
 * @returns the migrations that were applied
 */
export async function migrate(store: Store, clock: Clock): Promise<readonly Migration[]> {
  const waiting = await waitingFor(store);
  await applyMigrations(store, clock, waiting);
  return waiting;
}

/** Applies these migrations and notes each when it is done. */
export async function applyMigrations(
  store: Store,
  clock: Clock,
  waiting: readonly Migration[],
): Promise<void> {
  for (const migration of waiting) {
    await migration.apply(store);
    const { version: schema, oldest } = migration;
    const restoringSince = (await readInstallation(store))?.restoringSince ?? null;
    await noteInstallation(store, { schema, oldest, migratedAt: clock.now(), restoringSince });
  }
}

async function waitingFor(store: Store): Promise<readonly Migration[]> {
  const schema = (await readInstallation(store))?.schema ?? 0;
  return migrations.filter(({ version }) => version > schema);
}
