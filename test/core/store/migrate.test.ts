import { afterAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../core/base/clock.ts';
import { register } from '../../../core/register.ts';
import { installations, noteInstallation, readInstallation } from '../../../core/store/installation.ts';
import { migrate, planMigrations } from '../../../core/store/migrate.ts';
import { migrations, schemaVersion } from '../../../core/store/migrations/list.ts';
import { obstacleIn, prepareStore } from '../../../core/store/prepare.ts';
import { rowsOf } from '../../../core/store/rows.ts';
import { openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { store } = world.core;

beforeEach(() => noteInstallation(store, { schema: schemaVersion, oldest: 0, restoringSince: null }));

/** The indexes that a collection has, without that of `_id`, in the form in which records declare them. */
async function builtOf(collection: string) {
  const built = await store.connection.collection(collection).indexes();
  return built
    .filter(({ name }) => name !== '_id_')
    .map(({ key, unique, sparse, partialFilterExpression, expireAfterSeconds }) =>
      Object.fromEntries(
        Object.entries({
          keys: key,
          unique,
          sparse,
          partialFilterExpression,
          expireAfterSeconds,
        }).filter(([, value]) => value !== undefined),
      ),
    );
}

const declaring = register.filter(({ indexes }) => indexes.length > 0);

// A record that declares another index needs a migration that builds it: core/store/migrations.
test.each(declaring)(
  '$collection has exactly the indexes that it declares, built by the migrations',
  async ({ collection, indexes }) => {
    expect(await builtOf(collection)).toEqual(indexes);
  },
);

test('migrations are counted without gaps, and each lets programs of some version run on', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  for (const { oldest, version } of migrations) expect(oldest).toBeLessThanOrEqual(version);
});

test('a fresh store is set up at once, and says so', async () => {
  expect(await readInstallation(store)).toMatchObject({ schema: schemaVersion, restoringSince: null });
  expect(await planMigrations(store)).toEqual([]);
});

test('migrating is repeatable, also by two processes at once', async () => {
  await rowsOf(store, installations).remove({});
  await store.connection
    .collection('runs')
    .dropIndexes()
    .catch(() => undefined);
  const both = [migrate(store, systemClock), migrate(world.other.store, systemClock)];
  expect((await Promise.all(both)).map((applied) => applied.length)).toEqual([schemaVersion, schemaVersion]);
  for (const { collection, indexes } of declaring) expect(await builtOf(collection)).toEqual(indexes);
  expect(await migrate(store, systemClock)).toEqual([]);
});

test('a store that holds something from before versions stops a start in one line', async () => {
  await rowsOf(store, installations).remove({});
  await rowsOf(store, register.find(({ collection }) => collection === 'turns') ?? installations).insert({
    _id: 'turns',
    started: 1,
    base: 0,
  });
  await expect(prepareStore(store, systemClock, register)).rejects.toMatchObject({
    code: 'configuration',
    detail: { lines: ['the store has schema 0, this program needs 3: run `npm run operator -- migrate`'] },
  });
  await migrate(store, systemClock);
  await prepareStore(store, systemClock, register);
});

const known = { _id: 'installation', migratedAt: new Date(0), restoringSince: null };

test('old and new programs run together where the new schema says so, and not where it does not', () => {
  expect(obstacleIn({ ...known, schema: 3, oldest: 2 }, 2)).toBeUndefined();
  expect(obstacleIn({ ...known, schema: 3, oldest: 3 }, 2)).toBe(
    'the store has schema 3, this program is older (2): start a newer version of it',
  );
  expect(obstacleIn({ ...known, schema: 2, oldest: 2 }, 2)).toBeUndefined();
});

test('nothing starts on a store that was restored by half', () => {
  const torn = { ...known, schema: 1, oldest: 0, restoringSince: new Date('2026-01-02T03:04:05Z') };
  expect(obstacleIn(torn, 1)).toContain('empty it and restore it again');
});
