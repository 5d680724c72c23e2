import { afterAll, expect, test } from 'vitest';
import { register } from '../../../core/register.ts';
import { migrate } from '../../../core/store/migrate.ts';
import { openWorld } from '../world.ts';

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { store } = world.core;

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

test.each(declaring)(
  '$collection has exactly the indexes that it declares',
  async ({ collection, indexes }) => {
    expect(await builtOf(collection)).toEqual(indexes);
  },
);

test('migrating is repeatable, also by two processes at once', async () => {
  const collections = register.map(({ collection }) => collection);
  const migrated = await Promise.all([migrate(store, register), migrate(world.other.store, register)]);
  expect(migrated).toEqual([collections, collections]);
  for (const { collection, indexes } of declaring) expect(await builtOf(collection)).toEqual(indexes);
});
