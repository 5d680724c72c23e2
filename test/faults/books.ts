import { mostAttempts } from '../../core/jobs/run.ts';
import type { RunRow } from '../../core/jobs/run-row.ts';
import type { Holdings } from './holdings.ts';
import type { Load } from './load.ts';
import type { Stage } from './stage.ts';

/** Each request has at most one record (a repaint has the words of what it repaints), and each record belongs to a request. */
export function doubledRecords(load: Load, { runs }: Holdings): string[] {
  const counts = load.asks.map(({ word }) => ({
    word,
    asked: load.asks.filter((other) => other.word === word).length,
    count: runs.filter(({ prompt }) => prompt.includes(word)).length,
  }));
  const strange = runs.filter(({ prompt }) => !load.asks.some(({ word }) => prompt.includes(word)));
  return [
    ...counts
      .filter(({ count, asked }) => count > asked)
      .map(({ word, count }) => `${word} has ${count} records`),
    ...strange.map(({ row }) => `nobody has asked for ${row._id}`),
  ];
}

/** Who is charged: finished runs, and those that were cancelled after the painter had begun. */
const isCharged = ({ state, painting }: RunRow): boolean =>
  state === 'done' || (state === 'cancelled' && painting.requestId !== undefined);

/** Charges fit the runs, nothing stays reserved, and no provider was called without being counted. */
export function wrongCharges({ journal, fal }: Stage, { runs, quotas, spending }: Holdings): string[] {
  const rows = runs.map(({ row }) => row);
  const charged = rows.filter(isCharged).length;
  const open = [...quotas, ...spending].flatMap((book) => Object.keys(book.open));
  const calls = {
    writer: journal.of('openai', 'POST /v1/responses').length,
    painter: fal.jobs.length,
  };
  const counted = { writer: sum(rows, 'writing'), painter: sum(rows, 'painting') };
  return [
    ...differ('runs charged', total(quotas, 'used'), charged),
    ...differ('quota in all', total(quotas, 'total'), charged),
    ...differ('micro-dollars spent', total(spending, 'used'), total(rows, 'cost')),
    ...differ('micro-dollars in all', total(spending, 'total'), total(rows, 'cost')),
    ...open.map((run) => `${run} still has a reservation`),
    ...(calls.writer > counted.writer ? [`${calls.writer} writings, ${counted.writer} counted`] : []),
    ...(calls.painter > counted.painter ? [`${calls.painter} paintings, ${counted.painter} counted`] : []),
    ...rows.filter(callsTooOften).map(({ _id }) => `${_id} has called a provider more than 3 times`),
    ...rows.filter(({ cost }) => cost < 0).map(({ _id, cost }) => `${_id} has cost ${cost}`),
  ];
}

const callsTooOften = ({ writing, painting }: RunRow): boolean =>
  writing.calls > mostAttempts || painting.calls > mostAttempts;

const differ = (what: string, is: number, should: number): string[] =>
  is === should ? [] : [`${what}: ${is} instead of ${should}`];

const sum = (rows: readonly RunRow[], step: 'writing' | 'painting'): number =>
  rows.reduce((calls, row) => calls + row[step].calls, 0);

const total = <Field extends string>(
  rows: readonly Readonly<Record<Field, number>>[],
  field: Field,
): number => rows.reduce((all, row) => all + row[field], 0);
