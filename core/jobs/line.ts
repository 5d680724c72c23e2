import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { runs } from './records.ts';
import type { RunRow } from './run-row.ts';

/** Where a run stands: its place, and about how many seconds it still takes, where that can be told. */
export interface Line {
  readonly place: number;
  readonly seconds?: number;
}

/** The line before a waiting run. Counts, never who or what the others are. */
export async function lineOf(core: Core, run: RunRow): Promise<Line> {
  const table = rowsOf(core.store, runs);
  const place = 1 + (await table.count({ state: 'queued', turn: { $gt: 0, $lt: run.turn } }));
  const active = await table.count({ state: { $in: ['writing', 'painting'] } });
  const latest = await table.find(
    { state: 'done', turn: { $lt: run.turn } },
    { sort: { turn: -1 }, limit: 10 },
  );
  if (latest.length === 0) return { place };
  const total = latest.reduce(
    (sum, { startedAt, endedAt }) => sum + ((endedAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0)),
    0,
  );
  const each = total / latest.length / 1_000;
  return { place, seconds: each * (1 + (place - 1) / Math.max(1, active)) };
}
