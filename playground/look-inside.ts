import { Redis } from 'ioredis';
import { register } from '../core/register.ts';
import { runs } from '../core/jobs/records.ts';
import { isOver } from '../core/jobs/run.ts';
import type { AnyRecord, RowOf } from '../core/store/record.ts';
import { rowsOf } from '../core/store/rows.ts';
import type { Store } from '../core/store/connect.ts';
import type { Inside, InsideRun } from './page/protocol-inside.ts';
import { queuesIn } from './queues-in-redis.ts';
import { readRedis } from './redis-contents.ts';

/** How many runs are shown, the newest. */
const mostRuns = 12;

/** How much of a ciphertext is shown, in characters of base64. */
const mostNoise = 60;

/** How much of a key is shown, its end, in characters: BullMQ's lists of events grow long. */
const mostContent = 3_000;

/** A view into the running product, for whoever wants to see what it keeps: as it lies there, nothing is opened. */
export interface InsideView extends AsyncDisposable {
  look(): Promise<Inside>;
}

/** @param redisUrl the queue's Redis, read over a connection of its own */
export function openInside(store: Store, redisUrl: string): InsideView {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  // What is lost is said by the call that needs it.
  redis.on('error', () => undefined);
  return {
    async look() {
      const [entries, newest, collections] = await Promise.all([
        readRedis(redis),
        rowsOf(store, runs).find({}, { sort: { createdAt: -1 }, limit: mostRuns }),
        Promise.all(register.map((record) => lookAt(store, record))),
      ]);
      const sizes = await Promise.all(entries.map(({ key }) => redis.memory('USAGE', key)));
      return {
        runs: newest.map(toRun),
        queues: queuesIn(entries),
        redis: entries
          .map(({ key, type, parts }, index) => ({
            key,
            type,
            size: sizes[index] ?? 0,
            content: endOf(toText(type, parts)),
          }))
          .sort((a, b) => a.key.localeCompare(b.key)),
        store: collections,
      };
    },
    [Symbol.asyncDispose]() {
      redis.disconnect();
      return Promise.resolve();
    },
  };
}

type Run = RowOf<(typeof runs)['plain']>;
type Step = Run['writing'];

const toRun = (run: Run): InsideRun => ({
  id: run._id,
  kind: run.kind,
  platform: run.platform,
  state: run.state,
  isOver: isOver(run.state),
  problem: run.problem,
  attempts: run.attempts,
  claim: run.claim,
  version: run.version,
  cost: run.cost / 1_000_000,
  createdAt: run.createdAt.toISOString(),
  startedAt: timeOf(run.startedAt),
  endedAt: timeOf(run.endedAt),
  steps: [toStep('writing', run.writing, run.written), toStep('painting', run.painting, run.painted)],
});

const toStep = (name: string, step: Step, progress: number): InsideRun['steps'][number] => ({
  name,
  state: step.doneAt ? 'done' : step.intendedAt ? 'under way' : 'ahead',
  intendedAt: timeOf(step.intendedAt),
  doneAt: timeOf(step.doneAt),
  calls: step.calls,
  requestId: step.requestId ?? null,
  progress,
});

const timeOf = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

async function lookAt(store: Store, record: AnyRecord): Promise<Inside['store'][number]> {
  const rows = rowsOf(store, record);
  const sort = { ['createdAt' in record.plain ? 'createdAt' : '_id']: -1 } as const;
  const [count, [newest]] = await Promise.all([rows.count({}), rows.find({}, { sort, limit: 1 })]);
  const { collection: name, purpose } = record;
  if (!newest) return { name, purpose, count, newest: null };
  const { sealed, ...plain } = newest;
  return {
    name,
    purpose,
    count,
    newest: {
      plain: Object.entries(plain).map(([field, value]) => ({ field, value: asText(value) })),
      sealed: sealed?.blob.toString('base64').slice(0, mostNoise) ?? null,
      sealedBytes: sealed?.blob.length ?? 0,
    },
  };
}

const endOf = (text: string): string => (text.length > mostContent ? `…${text.slice(-mostContent)}` : text);

/** Pairs one per line as `field: value`, anything else one value per line. */
function toText(type: string, parts: readonly Buffer[]): string {
  const words = parts.map(String);
  if (type !== 'hash' && type !== 'zset') return words.join('\n');
  return words.flatMap((word, at) => (at % 2 === 0 ? `${word}: ${words[at + 1] ?? ''}` : [])).join('\n');
}

/** Keys that are wrapped are as unreadable as what they open: their beginning is enough. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value === undefined) return '';
  return JSON.stringify(value, (_name, inner: unknown) => (isBytes(inner) ? noise(inner.data) : inner));
}
const isBytes = (value: unknown): value is { data: number[] } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Buffer' &&
  'data' in value;
const noise = (bytes: readonly number[]): string => Buffer.from(bytes).toString('base64').slice(0, mostNoise);
