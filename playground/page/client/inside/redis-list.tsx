import type { Inside } from '../../protocol-inside.ts';

/** Everything that Redis holds. */
export const RedisList = ({ keys }: { readonly keys: Inside['redis'] }) => (
  <section aria-labelledby="inside-redis">
    <h3 id="inside-redis">What Redis holds</h3>
    <p class="explained">Ids and counters only: no prompt, no name, no word of a character.</p>
    <ul class="entries">
      {keys.map(({ key, type, size, content }) => (
        <li key={key}>
          <details>
            <summary>
              <span class="entry-name">{key}</span>
              <span class="entry-size">
                {type}, {size} B
              </span>
            </summary>
            {/* It scrolls: whoever has no mouse does it with the arrow keys. */}
            <code class="entry-content" tabIndex={0} role="region" aria-label={`Content of ${key}`}>
              {content}
            </code>
          </details>
        </li>
      ))}
    </ul>
  </section>
);
