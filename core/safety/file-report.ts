import type { ChatIdentity } from '../accounts/chat-identity.ts';
import { identityLookup } from '../accounts/chat-identity.ts';
import { later } from '../base/clock.ts';
import { events } from '../base/events.ts';
import { characterId, type PlaceId } from '../base/ids.ts';
import { Problem } from '../base/problem.ts';
import type { CharacterRow } from '../characters/head.ts';
import type { ReportReason } from '../characters/hidden.ts';
import { characters } from '../characters/records.ts';
import type { Core } from '../core.ts';
import { rowsOf } from '../store/rows.ts';
import { tableOf } from '../store/table.ts';
import { applyReports } from './apply-reports.ts';
import { countReport } from './count-report.ts';
import { tellOwner } from './tell-owner.ts';
import { reports } from './records.ts';
import { referenceOf } from './reference.ts';
import { reportKey } from './report-key.ts';
import { longestReport, reportPlans } from './report-plan.ts';

/** What somebody reports. They need no account, and nothing of them stays but an HMAC where they want an answer. */
export interface NewReport {
  readonly reporter: ChatIdentity;
  readonly place: PlaceId;
  /** As the button named it. */
  readonly character: string;
  readonly reason: ReportReason;
  /** In their own words; cut after 1,000 characters. */
  readonly text: string;
  readonly wantsAnswer: boolean;
}

type ReportRow = ReturnType<typeof reports.parseRow>;

/**
 * Takes a report. The same person reporting the same character again is one report: the first one is given back, unless the new
 * reason is graver.
 * @throws Problem `already-over` where there is no such character, `reports-used` after ten on one day
 */
export async function fileReport(core: Core, given: NewReport): Promise<ReportRow> {
  const id = characterId.safeParse(given.character);
  const character = id.success ? await rowsOf(core.store, characters).get(id.data) : undefined;
  if (!id.success || character?.state !== 'active') throw new Problem('already-over');
  const reference = referenceOf(core, given.reporter, id.data);
  const table = tableOf(core.store, reports);
  const known = await table.get(reference);
  const row = known
    ? await raise(core, known, given.reason)
    : await insert(core, reference, character, given);
  // Also where it was there already: whoever took it may have died before this.
  if (row.hides) await applyReports(core, id.data);
  if (row.hides && !known?.hides) await tellOwner(core, row, 'held', '');
  return row;
}

async function insert(
  core: Core,
  reference: string,
  character: CharacterRow,
  given: NewReport,
): Promise<ReportRow> {
  await countReport(core, given.reporter);
  const { reason, place } = given;
  const table = tableOf(core.store, reports);
  const text = given.text.trim().slice(0, longestReport);
  const hides = reportPlans[reason].hidesAtOnce && !(await wasCleared(core, character, reason));
  const row = {
    _id: reference,
    character: characterId.parse(character._id),
    account: character.account,
    place,
    reason,
    state: 'open' as const,
    hides,
    createdAt: core.clock.now(),
    decideBy: later(core.clock, reportPlans[reason].within),
    decidedAt: null,
    ...(given.wantsAnswer && { answerTo: identityLookup(core, given.reporter).hmac }),
    endsAt: null,
    sealed: await table.seal(reference, await reportKey(core), text === '' ? {} : { text }),
  };
  if (!(await table.insert(row))) return (await table.get(reference)) ?? row;
  events.reportFiled(core, reference, reason, row.character, hides);
  return row;
}

/** A graver reason takes the place of a lighter one as long as nobody has decided. */
async function raise(core: Core, known: ReportRow, reason: ReportReason): Promise<ReportRow> {
  const { hidesAtOnce, within } = reportPlans[reason];
  if (!hidesAtOnce || known.state !== 'open' || reportPlans[known.reason].hidesAtOnce) return known;
  const raised = await rowsOf(core.store, reports).change(
    { _id: known._id, state: 'open' },
    { $set: { reason, hides: true, decideBy: later(core.clock, within) } },
  );
  if (raised) events.reportFiled(core, known._id, reason, known.character, true);
  return raised ?? known;
}

/** What an operator has looked at is not hidden for the same reason again, as long as the character has not changed. */
async function wasCleared(
  core: Core,
  { _id, updatedAt }: CharacterRow,
  reason: ReportReason,
): Promise<boolean> {
  const cleared = await rowsOf(core.store, reports).one({
    character: _id,
    reason,
    state: { $in: ['dismissed', 'lifted'] },
    decidedAt: { $gt: updatedAt },
  });
  return cleared !== undefined;
}
