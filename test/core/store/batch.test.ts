import { afterAll, expect, test } from 'vitest';
import { inBatches } from '../../../core/store/batch.ts';
import { openWorld } from '../world.ts';

const { core, other, [Symbol.asyncDispose]: close } = await openWorld();
afterAll(close);

/** Writes that end when the test lets them. */
function heldWrites() {
  const begun: { readonly items: readonly number[]; end: (failure?: Error) => void }[] = [];
  const add = inBatches<number>(
    (_, items) =>
      new Promise((resolve, reject) => {
        const end = (failure?: Error) => {
          if (failure) reject(failure);
          else resolve();
        };
        begun.push({ items, end });
      }),
  );
  return { begun, add };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what comes while a write is under way is written together after it', async () => {
  const { begun, add } = heldWrites();
  const first = add(core.store, 1);
  await turn();
  const later = [add(core.store, 2), add(core.store, 3)];
  await turn();
  expect(begun.map(({ items }) => items)).toEqual([[1]]);
  begun[0]?.end();
  await first;
  await turn();
  expect(begun.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  begun[1]?.end();
  await Promise.all(later);
});

test('a failure is told to those of its own command only', async () => {
  const { begun, add } = heldWrites();
  const first = add(core.store, 1);
  await turn();
  const second = add(core.store, 2);
  begun[0]?.end(new Error('the store is away'));
  await expect(first).rejects.toThrow('the store is away');
  await turn();
  begun[1]?.end();
  await second;
});

test('stores do not wait for each other', async () => {
  const { begun, add } = heldWrites();
  const both = [add(core.store, 1), add(other.store, 2)];
  await turn();
  expect(begun.map(({ items }) => items)).toEqual([[1], [2]]);
  for (const { end } of begun) end();
  await Promise.all(both);
});
