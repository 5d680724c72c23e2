import type { Store } from './connect.ts';

/** Writes several items in one command. */
type Write<Item> = (store: Store, items: readonly Item[]) => Promise<void>;

interface Open<Item> {
  readonly items: Item[];
  readonly written: Promise<void>;
}

/**
 * Makes a write that shares: while one is under way in this process, what comes meanwhile is gathered and written together
 * after it. Nobody waits for others to come, and each is told when its own item is in the store, or that it is not.
 * @param write gives every item of a failed command the same failure
 */
export function inBatches<Item>(write: Write<Item>): (store: Store, item: Item) => Promise<void> {
  const batches = new WeakMap<Store, { open?: Open<Item> | undefined; last: Promise<unknown> }>();
  return (store, item) => {
    const batch = batches.get(store) ?? { last: Promise.resolve() };
    batches.set(store, batch);
    if (batch.open) {
      batch.open.items.push(item);
      return batch.open.written;
    }
    const items = [item];
    const written = batch.last.then(() => {
      batch.open = undefined;
      return write(store, items);
    });
    batch.open = { items, written };
    batch.last = written.catch(() => undefined);
    return written;
  };
}
