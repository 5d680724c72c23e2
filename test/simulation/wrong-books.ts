import { mostAttempts } from '../../core/jobs/run.ts';
import type { Rows } from './rows.ts';
import type { World } from './world.ts';

type Run = Rows['runs'][number];
type Book = Pick<Rows['quotas'][number], '_id' | 'used' | 'total' | 'open'>;

/** Who is charged: finished runs, and those that were cancelled after the painter had begun. */
const isCharged = ({ state, painting }: Run): boolean =>
  state === 'done' || (state === 'cancelled' && painting.requestId !== undefined);

/** Charges fit the runs, nothing stays reserved, no limit was passed, every call to a provider was counted. */
export function wrongBooks({ far, settings, shredded }: World, rows: Rows): string[] {
  const open = rows.runs.filter(({ account }) => !shredded.has(account));
  const quotas = rows.quotas.filter(({ account }) => !shredded.has(account));
  const charged = open.filter(isCharged).length;
  const used = sum(quotas.map((quota) => quota.used));
  const spent = sum(rows.spending.map((day) => day.used));
  const cost = sum(rows.runs.filter(({ settledAt }) => settledAt !== null).map((run) => run.cost));
  const counted = (step: 'writing' | 'painting') => sum(rows.runs.map((run) => run[step].calls));
  // What keys that are gone have left unsettled stays reserved until its day is over.
  const books: readonly Book[] = shredded.size > 0 ? quotas : [...quotas, ...rows.spending];
  return [
    ...(used === charged ? [] : [`${used} runs charged instead of ${charged}`]),
    ...(spent === cost ? [] : [`${spent} micro-dollars spent instead of ${cost}`]),
    ...books
      .filter(({ total, used }) => total !== used)
      .map(({ _id }) => `${_id}: total is not what is used`),
    ...books.flatMap((book) =>
      Object.keys(book.open).map((run) => `${run} is still reserved in ${book._id}`),
    ),
    ...rows.quotas
      .filter(({ total }) => total > settings.PERSONA_DAILY_QUOTA)
      .map(({ _id, total }) => `${_id} has a quota of ${total} used`),
    ...(far.writings > counted('writing') ? [`${far.writings} writings, ${counted('writing')} counted`] : []),
    ...(far.paintings.length > counted('painting')
      ? [`${far.paintings.length} paintings, ${counted('painting')} counted`]
      : []),
    ...rows.runs.filter(hasTriedTooOften).map(({ _id }) => `${_id} has called a provider more than 3 times`),
    ...rows.runs.filter((run) => run.cost < 0).map(({ _id, cost: paid }) => `${_id} has cost ${paid}`),
  ];
}

const hasTriedTooOften = ({ painting, writing }: Run): boolean =>
  writing.calls > mostAttempts || painting.calls > mostAttempts;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
