import { inside as insideSchema } from '../../protocol-inside.ts';
import { useFetched } from '../server/use-fetched.ts';
import { QueueList } from './queue-list.tsx';
import { RedisList } from './redis-list.tsx';
import { RunTimeline } from './run-timeline.tsx';
import { StoreList } from './store-list.tsx';

interface Props {
  readonly tick: number;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
}

/** What happens behind the two windows, as it happens. */
export function InsidePanel({ tick, isOpen, isCurrent }: Props) {
  const { value, problem } = useFetched(isOpen ? '/api/inside' : undefined, insideSchema, tick);
  return (
    <aside
      id="inside"
      class="inside"
      hidden={!isOpen}
      data-current={isCurrent}
      aria-labelledby="inside-title"
      // It scrolls: whoever has no mouse does it with the arrow keys.
      tabIndex={0}
    >
      <h2 id="inside-title">Look inside</h2>
      <p class="inside-lead">
        A message is a view of a record. Here are the record, and all that carries it.
      </p>
      {problem !== undefined && <p class="field-error">{problem}</p>}
      {value && (
        <>
          <RunTimeline run={value.runs[0]} />
          <QueueList queues={value.queues} />
          <RedisList keys={value.redis} />
          <StoreList collections={value.store} />
        </>
      )}
    </aside>
  );
}
