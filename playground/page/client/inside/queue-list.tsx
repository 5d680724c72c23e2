import type { Inside } from '../../protocol-inside.ts';

/** The queues, with what waits in them. */
export const QueueList = ({ queues }: { readonly queues: Inside['queues'] }) => (
  <section aria-labelledby="inside-queues">
    <h3 id="inside-queues">The queues</h3>
    <p class="explained">A queue only says “look at this run again”; when one is lost, nothing is.</p>
    <ul class="entries">
      {queues.map(({ name, counts, jobs }) => (
        <li key={name}>
          <div class="entry-line">
            <span class="entry-name">{name}</span>
            <span class="entry-size">{countsOf(counts)}</span>
          </div>
          {jobs.map(({ id, state, data }) => (
            <code key={id} class="entry-content">
              {state}: {data}
            </code>
          ))}
        </li>
      ))}
    </ul>
  </section>
);

function countsOf(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.map(([state, count]) => `${count} ${state}`).join(', ') || 'empty';
}
