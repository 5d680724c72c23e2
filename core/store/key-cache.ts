import type { KeyId } from '../base/ids.ts';

/** How long an unwrapped key may stay in memory: after a shredding elsewhere no process opens anything for longer. */
const lifetime = 20_000;
const mostKeys = 10_000;

/** Unwrapped data keys of the last seconds. */
export class KeyCache {
  readonly #keys = new Map<KeyId, { readonly key: Buffer; readonly until: number }>();

  get(id: KeyId): Buffer | undefined {
    const kept = this.#keys.get(id);
    if (kept && kept.until > performance.now()) return kept.key;
    this.forget(id);
    return undefined;
  }

  keep(id: KeyId, key: Buffer): void {
    if (this.#keys.size >= mostKeys) this.#forgetOldest();
    this.#keys.set(id, { key, until: performance.now() + lifetime });
  }

  /** Drops a key: it was shredded, or its time is over. */
  forget(id: KeyId): void {
    this.#keys.delete(id);
  }

  #forgetOldest(): void {
    const oldest = this.#keys.keys().next();
    if (!oldest.done) this.forget(oldest.value);
  }
}
