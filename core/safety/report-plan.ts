import { day, hour } from '../base/clock.ts';
import type { ReportReason } from '../characters/hidden.ts';

/** What follows from the reason of a report. */
interface ReportPlan {
  /** Whether the character is hidden until an operator has decided. */
  readonly hidesAtOnce: boolean;
  /** Milliseconds within which an operator must decide. */
  readonly within: number;
}

export const reportPlans: Readonly<Record<ReportReason, ReportPlan>> = {
  minor: { hidesAtOnce: true, within: 72 * hour },
  'this-is-me': { hidesAtOnce: true, within: 72 * hour },
  sexual: { hidesAtOnce: false, within: 72 * hour },
  copyright: { hidesAtOnce: false, within: 7 * day },
  hateful: { hidesAtOnce: false, within: 7 * day },
  other: { hidesAtOnce: false, within: 7 * day },
};

/** Within which an operator must decide about an appeal. */
export const appealWithin = 7 * day;

/** How long a report stays after its last decision: as long as its owner may appeal. */
export const reportsStay = 180 * day;

/** Characters that a report or an appeal may have. */
export const longestReport = 1_000;

/** Reports that one person may file on one day. */
export const mostReports = 10;
