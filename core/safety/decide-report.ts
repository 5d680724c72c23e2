import { later } from '../base/clock.ts';
import { events } from '../base/events.ts';
import { keyId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { Core } from '../core.ts';
import { tableOf } from '../store/table.ts';
import { applyReports } from './apply-reports.ts';
import type { NoticeKind } from './notice.ts';
import { type ReportState, reports } from './records.ts';
import { reportsStay } from './report-plan.ts';
import { tellOwner } from './tell-owner.ts';

export const decisions = ['hide', 'dismiss', 'uphold', 'lift'] as const;
export type Decision = (typeof decisions)[number];

interface DecisionPlan {
  /** Whether the character is hidden by it. */
  readonly hides: boolean;
  readonly from: readonly ReportState[];
  readonly to: ReportState;
  readonly notice: NoticeKind;
}

const plans: Readonly<Record<Decision, DecisionPlan>> = {
  hide: { hides: true, from: ['open', 'dismissed', 'lifted'], to: 'hidden', notice: 'hidden' },
  dismiss: { hides: false, from: ['open'], to: 'dismissed', notice: 'shown' },
  uphold: { hides: true, from: ['appealed'], to: 'upheld', notice: 'upheld' },
  lift: { hides: false, from: ['appealed', 'hidden', 'upheld'], to: 'lifted', notice: 'lifted' },
};

/**
 * Decides about a report: the character is hidden or shown, its owner is told with the reasons. Whoever dismisses one that hid
 * nothing tells nobody.
 * @param statement the reasons, which the owner reads
 * @throws Problem `already-over` where there is no such report, or it is in no state for it
 */
export async function decideReport(
  core: Core,
  reference: string,
  decision: Decision,
  { statement, operator }: { readonly statement: string; readonly operator: string },
): Promise<void> {
  const { from, hides, notice, to } = plans[decision];
  const table = tableOf(core.store, reports);
  const row = await table.get(reference);
  if (!row?.sealed || !from.includes(row.state)) throw new Problem('already-over');
  const secret = { ...(await table.open(row)), statement };
  const decided = await table.change(
    { _id: reference, state: row.state, 'sealed.blob': row.sealed.blob },
    {
      $set: {
        state: to,
        hides,
        decidedAt: core.clock.now(),
        endsAt: later(core.clock, reportsStay),
        sealed: await table.seal(reference, keyId.parse(row.sealed.key), secret),
      },
    },
  );
  if (!decided) throw new Problem('already-over');
  events.reportDecided(core, { report: reference, operator }, decision);
  await applyReports(core, row.character);
  if (hides || row.hides) await tellOwner(core, decided, notice, statement);
}
