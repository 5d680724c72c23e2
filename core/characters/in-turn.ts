import type { AccountId } from '../base/ids.ts';
import type { Store } from '../store/connect.ts';

/** The last change that waits or is being made, by account. */
const lastChanges = new WeakMap<Store, Map<AccountId, Promise<unknown>>>();

/**
 * Does one piece of work on an account after another, as far as this process is concerned. Other processes are held off
 * by compare-and-set; without a turn, fifty changes at once in one process would mostly collide with each other.
 */
export async function inTurn<T>(store: Store, account: AccountId, work: () => Promise<T>): Promise<T> {
  const waiting = lastChanges.get(store) ?? new Map<AccountId, Promise<unknown>>();
  lastChanges.set(store, waiting);
  // What became of the one before is told to whoever asked for it.
  const mine = (waiting.get(account) ?? Promise.resolve()).then(work, work);
  waiting.set(account, mine);
  try {
    return await mine;
  } finally {
    if (waiting.get(account) === mine) waiting.delete(account);
  }
}
