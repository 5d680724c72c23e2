import type { Store } from '../connect.ts';

/**
 * One step of the store's schema. Each may be repeated, and run while programs of the version before are still running:
 * whoever it breaks, `oldest` keeps out.
 */
export interface Migration {
  /** Counted from 1 without gaps; the file's name begins with it. */
  readonly version: number;
  /** In one sentence: what it does. */
  readonly what: string;
  /** How one comes back from it. */
  readonly back: string;
  /** The oldest schema version whose programs work on the store once this is done; below `version`: a rolling upgrade. */
  readonly oldest: number;
  /** What `apply` would do now, one line each; none: there is nothing left to do. Changes nothing. */
  readonly plan: (store: Store) => Promise<string[]>;
  readonly apply: (store: Store) => Promise<void>;
}
