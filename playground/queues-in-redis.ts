import type { Inside } from './page/protocol-inside.ts';
import type { RedisEntry } from './redis-contents.ts';

/** BullMQ's lists and sorted sets of job ids: `{persona}:QUEUE:STATE`. https://docs.bullmq.io */
const states = {
  wait: 'waiting',
  paused: 'paused',
  prioritized: 'prioritized',
  delayed: 'delayed',
  active: 'active',
  completed: 'completed',
  failed: 'failed',
} as const;

/** The queues with their counts and jobs, read from the keys in which BullMQ keeps them. */
export function queuesIn(entries: readonly RedisEntry[]): Inside['queues'] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const names = new Set(entries.flatMap(({ key }) => /^\{persona\}:([\w-]+):meta$/.exec(key)?.[1] ?? []));
  return [...names].sort().map((name) => {
    const lists = Object.entries(states).map(([key, state]) => ({
      state,
      ids: idsOf(byKey.get(`{persona}:${name}:${key}`)),
    }));
    return {
      name,
      counts: Object.fromEntries(lists.map(({ state, ids }) => [state, ids.length])),
      jobs: lists.flatMap(({ state, ids }) =>
        ids.map((id) => ({ id, state, data: dataOf(byKey.get(`{persona}:${name}:${id}`)) })),
      ),
    };
  });
}

/** Of a sorted set every second part is a score. */
function idsOf(entry: RedisEntry | undefined): string[] {
  const parts = (entry?.parts ?? []).map(String);
  return entry?.type === 'zset' ? parts.filter((_part, at) => at % 2 === 0) : parts;
}

function dataOf(job: RedisEntry | undefined): string {
  const parts = (job?.parts ?? []).map(String);
  const at = parts.findIndex((part, index) => index % 2 === 0 && part === 'data');
  return at < 0 ? '' : (parts[at + 1] ?? '');
}
