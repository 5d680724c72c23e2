import type { Core } from '../core.ts';
import { Problem } from '../base/problem.ts';
import { characterId } from '../base/ids.ts';
import { characterVersions, characters } from '../characters/records.ts';
import type { Profile } from '../profile/profile.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { reports } from './records.ts';

export type ReportRow = ReturnType<typeof reports.parseRow>;

/** The reports that wait for a decision, the most urgent first. */
export const waitingReports = (core: Pick<Core, 'store'>): Promise<ReportRow[]> =>
  rowsOf(core.store, reports).find(
    { state: { $in: ['open', 'appealed'] } },
    { sort: { decideBy: 1 }, limit: 500 },
  );

/** A report with what was written about it, and what it is about. */
export interface OpenReport {
  readonly row: ReportRow;
  readonly text: string | undefined;
  readonly appeal: string | undefined;
  readonly statement: string | undefined;
  /** Undefined where the character is gone. */
  readonly profile: Profile | undefined;
}

/** Opens a report. Whoever calls has said why, and it was logged. @throws Problem `already-over` where there is none */
export async function openReport(core: Pick<Core, 'store'>, reference: string): Promise<OpenReport> {
  const table = tableOf(core.store, reports);
  const row = await table.get(reference);
  if (!row) throw new Problem('already-over');
  const { appeal, statement, text } = await table.open(row);
  const id = characterId.parse(row.character);
  const character = await rowsOf(core.store, characters).get(id);
  const versions = tableOf(core.store, characterVersions);
  const version = character && (await versions.one({ character: id, number: character.version }));
  const profile = version && (await versions.open(version)).profile;
  return { row, text, appeal, statement, profile };
}
