import { type Clock, day, dayOf, minute } from '../../core/base/clock.ts';
import { bad, doubtful, type Finding, good } from '../../core/base/finding.ts';
import { warningAt } from '../../core/jobs/budget.ts';
import { spending } from '../../core/jobs/budget-records.ts';
import { runs } from '../../core/jobs/records.ts';
import { openStates } from '../../core/jobs/run.ts';
import type { CoreSettings } from '../../core/settings.ts';
import type { Store } from '../../core/store/connect.ts';
import { rowsOf } from '../../core/store/rows.ts';

/** Whether runs get on, and whether the day's money lasts. */
export async function examineWork(
  store: Store,
  clock: Clock,
  settings: CoreSettings,
): Promise<readonly Finding[]> {
  const now = clock.now();
  return [
    await stuckFinding(store, now),
    await givenUpFinding(store, now),
    await spendFinding(store, now, settings),
  ];
}

/** Longer than moderation may be waited for, which is half an hour. */
const patience = 45 * minute;

async function stuckFinding(store: Store, now: Date): Promise<Finding> {
  const before = new Date(now.getTime() - patience);
  const stuck = await rowsOf(store, runs).count({
    state: { $in: [...openStates] },
    createdAt: { $lt: before },
  });
  return stuck === 0
    ? good('runs', 'none is stuck')
    : bad(
        'runs',
        `${stuck} are open since more than ${patience / minute} minutes`,
        'do workers run? look at their log',
      );
}

async function givenUpFinding(store: Store, now: Date): Promise<Finding> {
  const name = 'runs given up';
  const since = { $gte: new Date(now.getTime() - day) };
  const lost = await rowsOf(store, runs).count({
    state: 'failed',
    problem: 'too-many-attempts',
    createdAt: since,
  });
  return lost === 0
    ? good(name, 'none in the last day')
    : doubtful(
        name,
        `${lost} in the last day after three attempts`,
        'look for step-failed in the log of the workers',
      );
}

async function spendFinding(store: Store, now: Date, settings: CoreSettings): Promise<Finding> {
  const name = 'spend today';
  const { total = 0, used = 0 } = (await rowsOf(store, spending).get(dayOf(now))) ?? {};
  const { PERSONA_DAILY_SPEND: limit } = settings;
  const says = `${dollars(used)} spent, ${dollars(total - used)} reserved, of ${dollars(limit)}`;
  const todo = 'raise PERSONA_DAILY_SPEND, or wait for 00:00 UTC';
  if (total >= limit) return bad(name, `${says}: making has stopped`, todo);
  return total >= warningAt(settings) ? doubtful(name, says, todo) : good(name, says);
}

const dollars = (micro: number): string => `$${(micro / 1_000_000).toFixed(2)}`;
