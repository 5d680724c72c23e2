import { z } from 'zod';

/** What a character can be reported for. */
export const reportReasons = ['this-is-me', 'minor', 'copyright', 'sexual', 'hateful', 'other'] as const;
export const reportReason = z.enum(reportReasons);
export type ReportReason = z.output<typeof reportReason>;

/** Why a character is hidden from everyone but its owner. `report` is the reference of the report that holds it back. */
export const hidden = z.object({ since: z.date(), reason: reportReason, report: z.string() });
export type Hidden = z.output<typeof hidden>;

/** A character as it may be shown: while it is hidden it is private, whatever its owner has chosen. */
export const asShown = <Row extends { hidden?: Hidden | undefined; visibility: string }>(row: Row): Row =>
  row.hidden ? { ...row, visibility: 'private' } : row;
