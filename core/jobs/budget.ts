import { type AccountId, type PlaceId, type RunId, runId } from '../base/ids.ts';
import { day, dayOf, endOfDay } from '../base/clock.ts';
import { events } from '../base/events.ts';
import type { Core } from '../core.ts';
import { inBatches } from '../store/batch.ts';
import { type Rows, rowsOf } from '../store/rows.ts';
import { placeQuotas } from './place-quotas.ts';
import { quotas, spending } from './budget-records.ts';
import { runs } from './records.ts';

/** What a day allows: quotas of accounts and places in runs, the installation's spend in micro-dollars. */
interface BudgetRow {
  readonly used: number;
  readonly total: number;
  readonly open: Record<string, number>;
}

/** Hears how a budget stands after each change. */
type Watch = (row: BudgetRow) => Promise<void>;

const unwatched: Watch = () => Promise.resolve();

export interface Budget {
  /** Reserves an amount for a run, once however often it is asked. False if it would go over the limit. */
  reserve(run: RunId, amount: number, limit: number): Promise<boolean>;
  /** Replaces a run's reservation by what it came to. Without a reservation nothing happens. */
  settle(run: RunId, reserved: number, used: number): Promise<void>;
}

/** An account's quota of the day of `moment`: one run is 1. */
export function quotaOf(core: Core, account: AccountId, moment: Date): Budget {
  const _id = `${account}:${dayOf(moment)}`;
  const endsAt = new Date(endOfDay(moment).getTime() + 2 * day);
  const table = rowsOf(core.store, quotas);
  return budgetOf(table, _id, () => table.insert({ _id, account, endsAt, ...empty }));
}

/** What a place allows all of its members together on the day of `moment`: one run is 1. */
export function placeQuotaOf(core: Core, place: PlaceId, moment: Date): Budget {
  const _id = `${place}:${dayOf(moment)}`;
  const endsAt = new Date(endOfDay(moment).getTime() + 2 * day);
  const table = rowsOf(core.store, placeQuotas);
  return budgetOf(table, _id, () => table.insert({ _id, place, endsAt, ...empty }));
}

/** The installation's spend of the day of `moment`, in micro-dollars. */
export function spendOf(core: Core, moment: Date): Budget {
  const _id = dayOf(moment);
  const table = rowsOf(core.store, spending);
  const watch: Watch = ({ total }) => warnOfSpend(core, _id, total);
  return {
    ...budgetOf(table, _id, () => table.insert({ _id, ...empty }), watch),
    // Every run of the day ends in this one document.
    settle: (run, reserved, used) => settleSpend(core.store, { _id, watch, run, reserved, used }),
  };
}

interface Settling {
  readonly run: RunId;
  readonly reserved: number;
  readonly used: number;
}

const settleSpend = inBatches<Settling & { readonly _id: string; readonly watch: Watch }>(
  async (store, settlings) => {
    const table = rowsOf(store, spending);
    for (const day of new Set(settlings.map(({ _id }) => _id))) {
      const ofDay = settlings.filter(({ _id }) => _id === day);
      // The same one twice must count once.
      const runs = [...new Map(ofDay.map((one) => [one.run, one])).values()];
      const together = await settleAll(table, day, runs);
      if (together) await ofDay[0]?.watch(together);
      else if (runs.length > 1) for (const one of runs) await settleAll(table, day, [one]);
    }
  },
);

/** Settles several in one change, if each is reserved as it says; gives the budget as it is afterwards. */
function settleAll(
  table: Rows<BudgetRow>,
  _id: string,
  settlings: readonly Settling[],
): Promise<BudgetRow | undefined> {
  const used = settlings.reduce((sum, one) => sum + one.used, 0);
  const reserved = settlings.reduce((sum, one) => sum + one.reserved, 0);
  const fields = settlings.map(({ run }) => `open.${run}`);
  return table.change(
    { _id, ...Object.fromEntries(settlings.map((one) => [`open.${one.run}`, one.reserved])) },
    {
      $inc: { total: used - reserved, used },
      $unset: Object.fromEntries(fields.map((field) => [field, 1 as const])),
    },
  );
}

/** Warns the operator, once a day, when used and reserved together pass a part of what stops the making. */
async function warnOfSpend(core: Core, _id: string, total: number): Promise<void> {
  const { PERSONA_DAILY_SPEND: limit } = core.settings;
  if (total < warningAt(core.settings)) return;
  const warned = await rowsOf(core.store, spending).change(
    { _id, warnedAt: { $exists: false } },
    { $set: { warnedAt: core.clock.now() } },
  );
  if (warned) events.spendWarned(core, total, limit);
}

/** From how many micro-dollars of a day the operator is warned. */
export const warningAt = (settings: Core['settings']): number =>
  (settings.PERSONA_DAILY_SPEND * settings.PERSONA_SPEND_WARNING) / 100;

const empty = { used: 0, total: 0, open: {} };

function budgetOf(
  table: Rows<BudgetRow>,
  _id: string,
  create: () => Promise<boolean>,
  watch = unwatched,
): Budget {
  const reserve = (run: RunId, amount: number, limit: number) =>
    table.change(
      { _id, [`open.${run}`]: { $exists: false }, total: { $lte: limit - amount } },
      { $inc: { total: amount }, $set: { [`open.${run}`]: amount } },
    );
  return {
    async reserve(run, amount, limit) {
      for (;;) {
        const reserved = await reserve(run, amount, limit);
        if (reserved) await watch(reserved);
        if (reserved) return true;
        const there = await table.get(_id);
        if (there?.open[run] !== undefined) return true;
        if (there && there.total > limit - amount) return false;
        // The first of the day; or somebody else made the document, or gave something back, in between.
        if (!there) await create();
      }
    },
    async settle(run, reserved, used) {
      const settled = await settleAll(table, _id, [{ run, reserved, used }]);
      if (settled) await watch(settled);
    },
  };
}

/** Frees what runs have reserved that were given up before they were asked for in full. For the sweep. */
export async function freeLeftovers(core: Core, moment: Date): Promise<number> {
  const spend = await rowsOf(core.store, spending).get(dayOf(moment));
  let freed = 0;
  for (const [id, amount] of Object.entries(spend?.open ?? {})) {
    const run = runId.parse(id);
    if (await rowsOf(core.store, runs).get(run)) continue;
    await spendOf(core, moment).settle(run, amount, 0);
    freed += 1;
  }
  return freed;
}
