import type { Inside } from '../../protocol-inside.ts';
import { Facts } from './facts.tsx';

/** Every collection of the store, with its newest record as it lies there. */
export const StoreList = ({ collections }: { readonly collections: Inside['store'] }) => (
  <section aria-labelledby="inside-store">
    <h3 id="inside-store">What the store holds</h3>
    <p class="explained">
      What a person wrote or was made for them is sealed under keys of their own; ids and times stand in the
      clear.
    </p>
    <ul class="entries">
      {collections.map(({ name, purpose, count, newest }) => (
        <li key={name}>
          <details>
            <summary>
              <span class="entry-name">{name}</span>
              <span class="entry-size">{count}</span>
            </summary>
            <p class="explained">{purpose}</p>
            {newest && <Facts all={newest.plain.map(({ field, value }) => [field, value] as const)} />}
            {newest?.sealed != null && (
              <p class="sealed">
                <span class="badge">sealed</span> <code>{newest.sealed}…</code> {newest.sealedBytes} bytes
              </p>
            )}
          </details>
        </li>
      ))}
    </ul>
  </section>
);
