import type { Collection } from './collection.ts';
import { toKey } from './keys.ts';
import { read } from './search.ts';
import type { Store } from './store.ts';
import { valuesAt, withElements } from './paths.ts';

/** Removes what has expired, once a second (MongoDB: once a minute), until it is disposed. */
export function startExpiry(store: Store): Disposable {
  const timer = setInterval(() => {
    store
      .write(() => {
        for (const collection of store.all()) removeExpired(collection, Date.now());
      })
      .catch((error: unknown) => {
        process.emitWarning(`expired documents stay: ${String(error)}`);
      });
  }, 1_000);
  timer.unref();
  return {
    [Symbol.dispose]() {
      clearInterval(timer);
    },
  };
}

/** Documents whose earliest date lies back by more than the index says; values that are no dates never expire. */
function removeExpired(collection: Collection, now: number): void {
  for (const index of collection.indexes) {
    const { expireAfterSeconds: seconds } = index;
    const path = Object.keys(index.key)[0];
    if (seconds === undefined || path === undefined) continue;
    const limit = now - seconds * 1_000;
    const earliest = toKey(new Date(-8.64e15));
    const keys = [...collection.idKeys(index, earliest, toKey(new Date(limit)), false)];
    for (const found of read(collection, keys)) {
      const dates = withElements(valuesAt(found.document, path)).filter((value) => value instanceof Date);
      if (dates.some((date) => date.getTime() < limit)) collection.remove(found);
    }
  }
}
