import { vi } from 'vitest';
import { portraits } from '../../core/characters/records.ts';
import { runs } from '../../core/jobs/records.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import { rowsOf } from '../../core/store/rows.ts';
import type { ArrivingChange } from './held-store.ts';
import { stateOf } from '../../playground/watch-run.ts';
import type { Stage } from './stage.ts';

/** A worker that has come to a point of its work and goes no further. */
export interface Standing {
  readonly arrived: Promise<unknown>;
  /** Lets go on what held it: called when the worker is dead. */
  readonly release: () => void;
}

/** A point of a run at which a worker may die. */
export interface Point {
  readonly name: string;
  /** Sets up what holds the next run there. */
  hold(stage: Stage): Standing;
}

const moderating = 'POST /v1/moderations';
const submitting = 'POST /:owner/:application/*path';
const watching = 'GET /:owner/:application/requests/:request/status/stream';

/** A call that a stand-in holds. */
const call = (
  name: string,
  of: 'openai' | 'fal',
  endpoint: string,
  when: 'before' | 'after' = 'before',
): Point => ({
  name,
  hold: (stage) => stage[of].faults.hold(endpoint, when),
});

/** A write on its way to the store; where that cannot be held, the moment after it is the point. */
const write = (
  name: string,
  outcome: 'arrives' | 'is lost',
  fits: (change: ArrivingChange) => boolean,
  seen: (row: RunRow, portraitCount: number) => boolean,
): Point => ({
  name,
  hold(stage) {
    const held = stage.store?.hold(fits);
    if (!held) return { arrived: untilSeen(stage, seen), release: () => undefined };
    return { arrived: held.arrived, release: outcome === 'arrives' ? held.pass : held.lose };
  },
});

/** Waits until the run that is asked for next is so far. */
async function untilSeen(
  { core, load }: Stage,
  isThere: (row: RunRow, portraitCount: number) => boolean,
): Promise<void> {
  const before = load.asks.length;
  await vi.waitUntil(
    async () => {
      const all = await rowsOf(core.store, runs).find({}, { sort: { createdAt: -1 } });
      const [row] = all;
      if (!row || all.length <= before) return false;
      return isThere(row, await rowsOf(core.store, portraits).count({ run: row._id }));
    },
    { timeout: 15_000, interval: 5 },
  );
}

const step = (change: ArrivingChange, name: 'writing' | 'painting'): object =>
  change.collection === 'runs' && typeof change.set[name] === 'object' ? (change.set[name] ?? {}) : {};

const isDone = ({ state }: RunRow): boolean => state === 'done';

/** Where a worker dies, in the order of a run's life. */
export const points: readonly Point[] = [
  call('claimed', 'openai', moderating),
  write(
    'before the call of the writer',
    'arrives',
    (change) => 'intendedAt' in step(change, 'writing'),
    ({ writing }) => writing.calls > 0,
  ),
  write(
    'after the call of the writer',
    'is lost',
    (change) => 'doneAt' in step(change, 'writing'),
    ({ writing }) => writing.doneAt !== undefined,
  ),
  {
    name: 'in the middle of the stream',
    hold(stage) {
      const { pace } = stage.openai;
      stage.openai.pace = { chunkMilliseconds: 100, chunks: 40 };
      const arrived = untilSeen(stage, ({ written }) => written > 0);
      return {
        arrived,
        release: () => {
          stage.openai.pace = pace;
        },
      };
    },
  },
  {
    name: 'appearance seen',
    hold({ openai }) {
      // The prompt is looked at first, then the appearance.
      openai.faults.plan(moderating, { kind: 'slow', milliseconds: 0 });
      return openai.faults.hold(moderating);
    },
  },
  call('painting sent', 'fal', submitting, 'after'),
  call('request id stored', 'fal', watching),
  write(
    'picture fetched',
    'is lost',
    (change) => 'doneAt' in step(change, 'painting'),
    ({ painting }) => painting.doneAt !== undefined,
  ),
  write(
    'portrait stored',
    'arrives',
    ({ collection }) => collection === 'portraits',
    (_row, portraitCount) => portraitCount > 0,
  ),
  write(
    'record written',
    'arrives',
    ({ collection, set }) => collection === 'runs' && set['state'] === 'done',
    isDone,
  ),
  write(
    'charged',
    'arrives',
    ({ collection, unset }) => collection === 'quotas' && Object.keys(unset).length > 0,
    isDone,
  ),
  {
    name: 'message drawn',
    hold(stage) {
      const settled = write(
        'settled',
        'is lost',
        ({ collection, set }) => collection === 'runs' && 'settledAt' in set,
        isDone,
      ).hold(stage);
      const drawn = () => stage.load.messages().filter((message) => stateOf(message) === 'done').length;
      const before = drawn();
      const arrived = settled.arrived.then(() => vi.waitUntil(() => drawn() > before, { timeout: 10_000 }));
      return { arrived, release: settled.release };
    },
  },
];
